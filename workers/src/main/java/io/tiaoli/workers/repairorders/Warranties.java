package io.tiaoli.workers.repairorders;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The warranty of each order. */
@Repository
class Warranties {

    private final JdbcClient jdbc;

    Warranties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Warranty> find(String caseNo) {
        return jdbc.sql("select days, km, scope from order_warranty where case_no = ?").param(caseNo)
                .query((row, n) -> new Warranty(Optional.ofNullable(row.getObject(1, Integer.class)), Optional.ofNullable(row.getObject(2, Integer.class)), row.getString(3)))
                .optional();
    }

    void put(String caseNo, Warranty warranty) {
        jdbc.sql("delete from order_warranty where case_no = ?").param(caseNo).update();
        jdbc.sql("insert into order_warranty (case_no, days, km, scope) values (?, ?, ?, ?)")
                .params(caseNo, warranty.days().orElse(null), warranty.km().orElse(null), warranty.scope()).update();
    }
}
