package io.tiaoli.workers.payments;

import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Money that goes back to customers. */
@Repository
class Refunds {

    private final JdbcClient jdbc;

    Refunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was received for an order or contract and is not being refunded yet. */
    long refundableFen(String sourceRef) {
        long received = sum("select coalesce(sum(received_fen), 0) from payment where source_ref = ?", sourceRef);
        return received - sum("select coalesce(sum(amount_fen), 0) from refund where source_ref = ?", sourceRef);
    }

    String open(String caseNo, String sourceRef, long amountFen, String reason, Instant at) {
        String refundNo = "%s-T%d".formatted(sourceRef, 1 + sum("select count(*) from refund where source_ref = ?", sourceRef));
        jdbc.sql("insert into refund (refund_no, case_no, source_ref, amount_fen, reason, state, opened_at) values (?, ?, ?, ?, ?, 'OPEN', ?)")
                .params(refundNo, caseNo, sourceRef, amountFen, reason, at.atOffset(ZoneOffset.UTC)).update();
        return refundNo;
    }

    /** @return whether it was open */
    boolean paid(String refundNo, Instant at) {
        return jdbc.sql("update refund set state = 'PAID', paid_at = ? where refund_no = ? and state = 'OPEN'")
                .params(at.atOffset(ZoneOffset.UTC), refundNo).update() == 1;
    }

    private long sum(String sql, String sourceRef) {
        return jdbc.sql(sql).param(sourceRef).query(Long.class).single();
    }
}
