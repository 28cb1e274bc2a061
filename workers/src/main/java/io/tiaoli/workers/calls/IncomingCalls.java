package io.tiaoli.workers.calls;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of incoming calls. */
@Repository
public class IncomingCalls {

    /** One call; {@code ringsBreached}: it rang more than three times before somebody answered. */
    public record Call(String caseNo, CallLine line, Optional<String> callerNumber, Optional<String> customerId, Instant arrivedAt, Optional<Instant> answeredAt,
            Optional<Integer> rings, boolean ringsBreached, boolean missed, Optional<CallPurpose> purpose, boolean slowTransfer, Optional<Instant> hungUpAt, Optional<String> summary) {}

    /** It should be answered at the third ring at the latest. */
    private static final int MOST_RINGS = 3;

    private final JdbcClient jdbc;

    IncomingCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String caseNo, CallLine line, Optional<String> callerNumber, Instant arrivedAt) {
        jdbc.sql("insert into incoming_call (case_no, line, caller_number, arrived_at, rings_breached, missed, slow_transfer) values (?, ?, ?, ?, false, false, false)")
                .params(caseNo, line.name(), callerNumber.orElse(null), arrivedAt.atOffset(ZoneOffset.UTC)).update();
    }

    /** Somebody took the call, or learnt more of the caller; what was known stays. */
    void answered(String caseNo, Optional<String> callerNumber, Optional<String> customerId, Optional<Integer> rings, Optional<CallPurpose> purpose, Instant at) {
        jdbc.sql("""
                update incoming_call set caller_number = coalesce(?, caller_number), customer_id = ?, rings = coalesce(?, rings), purpose = coalesce(?, purpose),
                    answered_at = coalesce(answered_at, ?) where case_no = ?""")
                .params(callerNumber.orElse(null), customerId.orElse(null), rings.orElse(null), purpose.map(Enum::name).orElse(null), at.atOffset(ZoneOffset.UTC), caseNo).update();
        jdbc.sql("update incoming_call set rings_breached = true where case_no = ? and rings > ?").params(caseNo, MOST_RINGS).update();
    }

    void missed(String caseNo, Optional<String> customerId) {
        jdbc.sql("update incoming_call set missed = true, answered_at = null, customer_id = ? where case_no = ?").params(customerId.orElse(null), caseNo).update();
    }

    void transferIsSlow(String caseNo) {
        jdbc.sql("update incoming_call set slow_transfer = true where case_no = ?").param(caseNo).update();
    }

    void hungUp(String caseNo, Optional<String> summary, Instant at) {
        jdbc.sql("update incoming_call set hung_up_at = ?, summary = ? where case_no = ?").params(at.atOffset(ZoneOffset.UTC), summary.orElse(null), caseNo).update();
    }

    public Optional<Call> find(String caseNo) {
        return jdbc.sql("select case_no, line, caller_number, customer_id, arrived_at, answered_at, rings, rings_breached, missed, purpose, slow_transfer, hung_up_at, summary from incoming_call where case_no = ?")
                .param(caseNo).query((row, n) -> new Call(row.getString(1), CallLine.valueOf(row.getString(2)), Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)),
                        Moments.read(row, 5), Moments.readOptional(row, 6), Optional.ofNullable(row.getObject(7, Integer.class)), row.getBoolean(8),
                        row.getBoolean(9), Optional.ofNullable(row.getString(10)).map(CallPurpose::valueOf), row.getBoolean(11), Moments.readOptional(row, 12),
                        Optional.ofNullable(row.getString(13)))).optional();
    }
}
