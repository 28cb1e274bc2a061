package io.tiaoli.workers.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which of our own calls to a customer has which day. */
@Repository
public class CallTurns {

    /** @param moves how often it had to wait for another day */
    public record Turn(String turnId, String caseNo, boolean taken, LocalDate onDay, int moves, Optional<String> note) {}

    private static final List<String> OURS = Arrays.stream(ContactPurpose.values()).filter(ContactPurpose::ofOurOwnAccord).map(Enum::name).toList();

    private final JdbcClient jdbc;

    CallTurns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every turn wanted by a case, the earliest first. */
    public List<Turn> of(String caseNo) {
        return jdbc.sql("select turn_id, case_no, state, on_day, moves, note from call_turn where case_no = ? order by wanted_at, turn_id").param(caseNo).query(CallTurns::turn).list();
    }

    /** Two that want the same customer at once go one after the other. */
    void lock(String customerId) {
        jdbc.sql("select id from customer where id = ? for update").param(customerId).query(String.class).single();
    }

    Optional<Turn> find(String turnId) {
        return jdbc.sql("select turn_id, case_no, state, on_day, moves, note from call_turn where turn_id = ?").param(turnId).query(CallTurns::turn).optional();
    }

    /** The other cases that call the customer on this day, or spoke with them. */
    List<String> others(String customerId, String caseNo, LocalDate day) {
        return jdbc.sql("""
                select case_no from call_turn where customer_id = :customer and case_no <> :case and state = 'TAKEN' and on_day = :day
                union select case_no from contact_record where customer_id = :customer and case_no <> :case and channel = 'PHONE' and purpose in (:ours)
                   and outcome in ('REACHED', 'REFUSED') and at >= :from and at < :until""")
                .param("customer", customerId).param("case", caseNo).param("day", day).param("ours", OURS)
                .param("from", start(day)).param("until", start(day.plusDays(1))).query(String.class).list();
    }

    /** Another case that waits for this day or an earlier one, and is more urgent. */
    Optional<String> waiting(String customerId, String caseNo, int priority, LocalDate day) {
        return jdbc.sql("select case_no from call_turn where customer_id = ? and case_no <> ? and state = 'WAITING' and on_day = ? and priority < ? order by priority, wanted_at fetch first 1 rows only")
                .params(customerId, caseNo, day, priority).query(String.class).optional();
    }

    void put(TakeTurn.In in, String caseNo, Instant now, boolean taken, LocalDate day, Optional<Turn> before, Optional<String> note) {
        int moves = before.map(Turn::moves).orElse(0) + (taken ? 0 : 1);
        if (before.isPresent()) {
            jdbc.sql("update call_turn set state = ?, on_day = ?, moves = ?, note = coalesce(?, note) where turn_id = ?")
                    .params(state(taken), day, moves, note.orElse(null), in.contactTurn()).update();
        } else {
            jdbc.sql("insert into call_turn (turn_id, customer_id, case_no, purpose, priority, state, wanted_at, on_day, moves, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(in.contactTurn(), in.customerId(), caseNo, in.contactPurpose().name(), in.callPriority(), state(taken),
                            now.atZone(ZoneId.systemDefault()).toOffsetDateTime(), day, moves, note.orElse(null)).update();
        }
    }

    private static String state(boolean taken) {
        return taken ? "TAKEN" : "WAITING";
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static Turn turn(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Turn(row.getString(1), row.getString(2), row.getString(3).equals("TAKEN"), row.getObject(4, LocalDate.class), row.getInt(5), Optional.ofNullable(row.getString(6)));
    }
}
