package io.tiaoli.workers.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of hand-overs. */
@Repository
public class Deliveries {

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Delivery> find(String caseNo) {
        return jdbc.sql("""
                select case_no, order_no, customer_id, vehicle_id, vin, planned_at, postponed, pdi_passed_at, delivered_at, photo_id
                from delivery where case_no = ?""").param(caseNo).query(Deliveries::row).optional();
    }

    /** A hand-over that must be there. */
    public Delivery get(String caseNo) {
        return find(caseNo).orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的交车".formatted(caseNo)));
    }

    void open(String caseNo, String orderNo, String customerId, Optional<String> vin, Instant plannedAt) {
        jdbc.sql("insert into delivery (case_no, order_no, customer_id, vin, planned_at, postponed) values (?, ?, ?, ?, ?, 0)")
                .params(caseNo, orderNo, customerId, vin.orElse(null), at(plannedAt)).update();
    }

    void postpone(String caseNo, Instant plannedAt) {
        jdbc.sql("update delivery set planned_at = ?, postponed = postponed + 1 where case_no = ?").params(at(plannedAt), caseNo).update();
    }

    void registered(String caseNo, String vehicleId) {
        jdbc.sql("update delivery set vehicle_id = ? where case_no = ?").params(vehicleId, caseNo).update();
    }

    void inspected(String caseNo, String vin, Optional<Instant> passedAt) {
        jdbc.sql("update delivery set vin = ?, pdi_passed_at = ? where case_no = ?").params(vin, passedAt.map(Deliveries::at).orElse(null), caseNo).update();
    }

    void delivered(String caseNo, Instant deliveredAt, Optional<String> photoId) {
        jdbc.sql("update delivery set delivered_at = ?, photo_id = ? where case_no = ?").params(at(deliveredAt), photoId.orElse(null), caseNo).update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Delivery row(ResultSet row, int n) throws SQLException {
        return new Delivery(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5)),
                Moments.read(row, 6), row.getInt(7), Moments.readOptional(row, 8), Moments.readOptional(row, 9), Optional.ofNullable(row.getString(10)));
    }
}
