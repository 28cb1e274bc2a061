package io.tiaoli.workers.usedcars;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of appraisals. */
@Repository
public class Appraisals {

    private static final String SELECT = """
            select appraisal_no, customer_id, plate_no, model, model_year, mileage_km, body, interior, engine, accidents, lien, price_fen, valid_until, fee_fen, outcome from used_car_appraisal\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Appraisals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Appraisal> find(String appraisalNo) {
        return jdbc.sql(SELECT + "where appraisal_no = ?").param(appraisalNo).query(Appraisals::row).optional();
    }

    /** The appraisals of a customer, the newest first. */
    public List<Appraisal> of(String customerId) {
        return jdbc.sql(SELECT + "where customer_id = ? order by appraised_at desc, appraisal_no desc").param(customerId).query(Appraisals::row).list();
    }

    /** Keeps an inspection; a new one of the same case takes the place of the old one. */
    void inspected(Appraisal appraisal) {
        jdbc.sql("delete from used_car_appraisal where appraisal_no = ?").param(appraisal.appraisalNo()).update();
        jdbc.sql("""
                insert into used_car_appraisal (appraisal_no, customer_id, plate_no, model, model_year, mileage_km, body, interior, engine, accidents, lien, price_fen, valid_until, fee_fen, appraised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(appraisal.appraisalNo(), appraisal.customerId(), appraisal.plateNo(), appraisal.model(), appraisal.modelYear(), appraisal.mileageKm(), appraisal.body().name(),
                        appraisal.interior().name(), appraisal.engine().name(), appraisal.accidents().orElse(null), appraisal.lien(), appraisal.priceFen(), appraisal.validUntil(),
                        appraisal.feeFen(), OffsetDateTime.now(clock)).update();
    }

    void priced(String appraisalNo, long priceFen, LocalDate validUntil) {
        jdbc.sql("update used_car_appraisal set price_fen = ?, valid_until = ? where appraisal_no = ?").params(priceFen, validUntil, appraisalNo).update();
    }

    void decided(String appraisalNo, AppraisalOutcome outcome) {
        jdbc.sql("update used_car_appraisal set outcome = ?, decided_at = ? where appraisal_no = ?").params(outcome.name(), OffsetDateTime.now(clock), appraisalNo).update();
    }

    private static Appraisal row(ResultSet row, int n) throws SQLException {
        return new Appraisal(row.getString("appraisal_no"), row.getString("customer_id"), row.getString("plate_no"), row.getString("model"), row.getInt("model_year"),
                row.getInt("mileage_km"), Condition.valueOf(row.getString("body")), Condition.valueOf(row.getString("interior")), Condition.valueOf(row.getString("engine")),
                Optional.ofNullable(row.getString("accidents")), row.getBoolean("lien"), row.getLong("price_fen"), row.getObject("valid_until", LocalDate.class), row.getLong("fee_fen"),
                Optional.ofNullable(row.getString("outcome")).map(AppraisalOutcome::valueOf));
    }
}
