package io.tiaoli.workers.visits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of visits to owners. */
@Repository
public class Visits {

    private final JdbcClient jdbc;
    private final Clock clock;

    Visits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A visit that must be there. */
    public Visit get(String id) {
        return jdbc.sql("select * from key_owner_visit where id = ?").param(id).query(Visits::row).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的拜访".formatted(id)));
    }

    /** The visits of a case, the one agreed last first. */
    public List<Visit> of(String caseNo) {
        return jdbc.sql("select * from key_owner_visit where case_no = ? order by visit_at desc, id").param(caseNo).query(Visits::row).list();
    }

    String open(String caseNo, OpenVisit.In wanted, String visitorRole) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into key_owner_visit (id, case_no, customer_id, vehicle_id, reason, visitor_role, absences) values (?, ?, ?, ?, ?, ?, 0)")
                .params(id, caseNo, wanted.customerId(), wanted.vehicleId().orElse(null), wanted.reason().name(), visitorRole).update();
        return id;
    }

    void agreed(String id, Instant at) {
        jdbc.sql("update key_owner_visit set visit_at = ? where id = ?").params(at.atZone(ZoneId.systemDefault()).toOffsetDateTime(), id).update();
    }

    void absent(String id) {
        jdbc.sql("update key_owner_visit set absences = absences + 1 where id = ?").param(id).update();
    }

    void settled(String id, VisitResult result) {
        jdbc.sql("update key_owner_visit set result = ?, settled_at = ? where id = ?").params(result.name(), OffsetDateTime.now(clock), id).update();
    }

    void reported(String id, VisitReport report) {
        jdbc.sql("update key_owner_visit set car_condition = ?, satisfaction = ?, wishes = ?, complaint = ?, problem = ? where id = ?")
                .params(report.carCondition().orElse(null), report.satisfaction().orElse(null), report.wishes().orElse(null), report.complaint().orElse(null),
                        report.problem().orElse(null), id).update();
    }

    private static Visit row(ResultSet row, int n) throws SQLException {
        return new Visit(row.getString("id"), row.getString("case_no"), row.getString("customer_id"), text(row, "vehicle_id"), VisitReason.valueOf(row.getString("reason")),
                row.getString("visitor_role"), Moments.readOptional(row, "visit_at"), row.getInt("absences"),
                text(row, "result").map(VisitResult::valueOf), text(row, "car_condition"), text(row, "satisfaction"), text(row, "wishes"), text(row, "complaint"), text(row, "problem"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
