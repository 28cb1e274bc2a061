package io.tiaoli.workers.winback;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of win-backs, and the vehicles that have stayed away. */
@Repository
class Winbacks {

    /** A vehicle that was last here, or delivered, on a day. */
    record Away(String vehicleId, String customerId, LocalDate lastVisitOn) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Winbacks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Vehicles not seen since a day that nobody tries to win back now, and whose owners did not sell them or ask for no more calls. */
    List<Away> awaySince(LocalDate day) {
        return jdbc.sql("""
                select v.id, v.customer_id, coalesce(v.last_visit_on, v.delivered_on) from vehicle v join customer c on c.id = v.customer_id
                where coalesce(v.last_visit_on, v.delivered_on) <= ? and c.do_not_contact = false
                  and not exists (select 1 from active_case a where a.flow = 'lapsed-customer-winback' and a.active_key = v.id)
                  and not exists (select 1 from winback w where w.vehicle_id = v.id and w.customer_id = v.customer_id and w.outcome in ('SOLD', 'NO_MORE_CALLS'))
                order by 3, 1""")
                .param(day).query((row, n) -> new Away(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class))).list();
    }

    /** Begins a win-back, or classifies it anew. */
    void classify(String caseNo, Away away, LapsedClass lapsedClass) {
        int changed = jdbc.sql("update winback set last_visit_on = ?, lapsed_class = ? where case_no = ?").params(away.lastVisitOn(), lapsedClass.name(), caseNo).update();
        if (changed == 0) {
            jdbc.sql("insert into winback (case_no, customer_id, vehicle_id, last_visit_on, lapsed_class) values (?, ?, ?, ?, ?)")
                    .params(caseNo, away.customerId(), away.vehicleId(), away.lastVisitOn(), lapsedClass.name()).update();
        }
    }

    void offered(String caseNo, LapsedCause cause, String offer) {
        jdbc.sql("update winback set cause = ?, offer = ? where case_no = ?").params(cause.name(), offer, caseNo).update();
    }

    void closed(String caseNo, WinbackOutcome outcome) {
        jdbc.sql("update winback set outcome = ?, closed_at = ?, lapsed_class = case when ? = 'ACTIVE' then 'ACTIVE' else lapsed_class end where case_no = ?")
                .params(outcome.name(), OffsetDateTime.now(clock), outcome.name(), caseNo).update();
    }

    Optional<Map<String, Object>> row(String caseNo) {
        return jdbc.sql("select last_visit_on, lapsed_class, cause, offer, outcome from winback where case_no = ?").param(caseNo).query().listOfRows().stream().findFirst();
    }

    /** Owners not seen since a day, with the cause as far as it was told last. */
    List<Map<String, Object>> list(LocalDate day) {
        return jdbc.sql("""
                select c.full_name, v.plate_no, coalesce(v.last_visit_on, v.delivered_on) as last_seen_on,
                  (select max(w.cause) from winback w where w.vehicle_id = v.id and w.closed_at is null) as cause
                from vehicle v join customer c on c.id = v.customer_id where coalesce(v.last_visit_on, v.delivered_on) <= ? order by 3, 2""")
                .param(day).query().listOfRows();
    }
}
