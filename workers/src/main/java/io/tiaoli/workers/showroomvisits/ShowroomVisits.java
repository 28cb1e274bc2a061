package io.tiaoli.workers.showroomvisits;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.LinkedHashSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of visits to the showroom. */
@Repository
public class ShowroomVisits {

    /** A visit as the traffic sheet and the audit want to know it. */
    public record Visit(Instant arrivedAt, int partySize, Optional<String> referrer, Optional<String> consultant, Optional<String> consultantName, Optional<String> customerId,
            Optional<String> model, Optional<Boolean> drinksMet, Optional<String> result, Optional<Instant> registeredAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ShowroomVisits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Visit> find(String caseNo) {
        return jdbc.sql("select arrived_at, party_size, referrer, consultant, consultant_name, customer_id, model, drinks_met, result, registered_at from showroom_visit where case_no = ?").param(caseNo)
                .query((row, n) -> new Visit(Moments.read(row, 1), row.getInt(2), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)), Optional.ofNullable((Boolean) row.getObject(8)),
                        Optional.ofNullable(row.getString(9)), Moments.readOptional(row, 10))).optional();
    }

    Visit get(String caseNo) {
        return find(caseNo).orElseThrow(() -> new IllegalStateException("No visit " + caseNo));
    }

    void open(String caseNo, OpenShowroomVisit.In visit) {
        jdbc.sql("insert into showroom_visit (case_no, arrived_at, party_size, arrived_by_car, is_owner, referrer) values (?, ?, ?, ?, ?, ?)")
                .params(caseNo, now(), visit.partySize(), visit.arrivedByCar(), visit.isOwner(), visit.referrer().map(String::strip).orElse(null)).update();
    }

    /** Who is with a visitor. */
    Set<String> busyConsultants() {
        return new LinkedHashSet<>(jdbc.sql("select distinct consultant from showroom_visit where left_at is null and consultant is not null").query(String.class).list());
    }

    void assign(String caseNo, Optional<String> consultant, Optional<String> name) {
        jdbc.sql("update showroom_visit set consultant = ?, consultant_name = ? where case_no = ?").params(consultant.orElse(null), name.orElse(null), caseNo).update();
    }

    void isOf(String caseNo, String customerId) {
        jdbc.sql("update showroom_visit set customer_id = ? where case_no = ?").params(customerId, caseNo).update();
    }

    /** The case of a customer's first visit. */
    String firstOf(String customerId) {
        return jdbc.sql("select case_no from showroom_visit where customer_id = ? order by arrived_at, case_no fetch first 1 rows only").param(customerId).query(String.class).single();
    }

    Optional<String> referrer(String caseNo) {
        return find(caseNo).flatMap(Visit::referrer);
    }

    void close(String caseNo, CloseShowroomVisit.In visit, VisitResult result, boolean drinksMet) {
        jdbc.sql("""
                update showroom_visit set result = ?, left_without_data = ?, next_contact_at = ?, drinks_offered = ?, drinks_met = ?, model = ?, objection = ?, options_shown = ?, left_at = ?
                where case_no = ?""")
                .params(result.name(), visit.leftWithoutData(), visit.nextContactAt().map(at -> at.atZone(clock.getZone()).toOffsetDateTime()).orElse(null), visit.drinksOffered().orElse(null),
                        drinksMet, visit.recommendedModel().orElse(null), visit.objectionKind().orElse(null), visit.optionsShown().orElse(null), now(), caseNo).update();
    }

    void left(String caseNo) {
        jdbc.sql("update showroom_visit set left_at = ? where case_no = ? and left_at is null").params(now(), caseNo).update();
    }

    void registered(String caseNo) {
        jdbc.sql("update showroom_visit set registered_at = ? where case_no = ?").params(now(), caseNo).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
