package io.tiaoli.workers.pricing;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The price list of labour. */
@Repository
public class LabourRates {

    private final JdbcClient jdbc;

    LabourRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<LabourRate> find(String code) {
        return jdbc.sql("select code, name, price_fen from labour_rate where code = ?").param(code).query(LabourRate.class).optional();
    }

    public List<LabourRate> all() {
        return jdbc.sql("select code, name, price_fen from labour_rate order by code").query(LabourRate.class).list();
    }

    /** Adds a rate or changes it. */
    public void put(LabourRate rate) {
        int changed = jdbc.sql("update labour_rate set name = ?, price_fen = ? where code = ?").params(rate.name(), rate.priceFen(), rate.code()).update();
        if (changed == 0) {
            jdbc.sql("insert into labour_rate (code, name, price_fen) values (?, ?, ?)").params(rate.code(), rate.name(), rate.priceFen()).update();
        }
    }
}
