package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.database.Moments;
import io.tiaoli.workers.messaging.gateway.DeliveryState;

/** Brings receipts and messages together, whichever came first. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Matching {

    /** 16 bits and an address come again sooner or later, so only a young message is meant. */
    private static final Duration REFERENCE_LIFE = Duration.ofDays(3);

    private record Kept(String id, String gateway, String gatewayId, Optional<String> reference, DeliveryState state, Instant at) {}

    private final JdbcClient jdbc;

    Matching(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A receipt came: finds its message, if it can be known already. */
    public void receipt(String receiptId) {
        var receipt = kept("id = ?", receiptId).get(0);
        if (part(receipt)) return;
        receipt.reference().flatMap(reference -> uncertain(reference, receipt.at())).ifPresent(messageId -> adopt(receipt, messageId));
    }

    /** The gateway gave a number: finds the receipts that came before it. */
    public void early(String gateway, String gatewayId) {
        kept("message_id is null and gateway = ? and gateway_id = ?", gateway, gatewayId).forEach(this::part);
    }

    /** A message became uncertain: finds a receipt that carries our reference. */
    public boolean byReference(Message message) {
        var receipts = kept("message_id is null and reference = ? and received_at >= ?", message.reference(), stored(message.createdAt()));
        receipts.forEach(receipt -> adopt(receipt, message.id()));
        return !receipts.isEmpty();
    }

    private void adopt(Kept receipt, String messageId) {
        jdbc.sql("insert into message_part (gateway, gateway_id, message_id, state) values (?, ?, ?, ?)")
                .params(receipt.gateway(), receipt.gatewayId(), messageId, DeliveryState.UNDERWAY.name()).update();
        jdbc.sql("update message set state = 'SENT', gateway = ?, gateway_id = ?, sent_at = ?, note = '由回执确认已发出' where id = ? and state = 'UNKNOWN' "
                + "and parts <= (select count(*) from message_part where message_id = message.id)")
                .params(receipt.gateway(), receipt.gatewayId(), stored(receipt.at()), messageId).update();
        part(receipt);
    }

    private Optional<String> uncertain(String reference, Instant at) {
        return jdbc.sql("""
                select id from message where reference = ? and state in ('UNKNOWN', 'SENT') and created_at > ?
                and parts > (select count(*) from message_part where message_id = message.id) order by created_at desc fetch first 1 rows only""")
                .params(reference, stored(at.minus(REFERENCE_LIFE))).query(String.class).optional();
    }

    private boolean part(Kept receipt) {
        var messageId = jdbc.sql("select message_id from message_part where gateway = ? and gateway_id = ?").params(receipt.gateway(), receipt.gatewayId()).query(String.class).optional();
        messageId.ifPresent(id -> {
            jdbc.sql("update receipt set message_id = ? where id = ?").params(id, receipt.id()).update();
            jdbc.sql("update message_part set state = ? where gateway = ? and gateway_id = ? and state = 'UNDERWAY'").params(receipt.state().name(), receipt.gateway(), receipt.gatewayId()).update();
            conclude(id, receipt.at());
        });
        return messageId.isPresent();
    }

    /** Delivered when all parts are, failed when one is; the first end counts. */
    private void conclude(String messageId, Instant at) {
        jdbc.sql("""
                update message set state = 'FAILED', note = '没有送达', ask_at = null where id = ? and state in ('SENT', 'UNKNOWN')
                and exists (select 1 from message_part where message_id = message.id and state = 'FAILED')""").param(messageId).update();
        jdbc.sql("""
                update message set state = 'DELIVERED', delivered_at = ?, note = null, ask_at = null where id = ? and state in ('SENT', 'UNKNOWN')
                and parts <= (select count(*) from message_part where message_id = message.id and state = 'DELIVERED')""").params(stored(at), messageId).update();
    }

    private List<Kept> kept(String where, Object... params) {
        return jdbc.sql("select id, gateway, gateway_id, reference, state, at from receipt where " + where + " order by received_at, id").params(List.of(params))
                .query((row, n) -> new Kept(row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)),
                        DeliveryState.valueOf(row.getString(5)), Moments.read(row, 6))).list();
    }
}
