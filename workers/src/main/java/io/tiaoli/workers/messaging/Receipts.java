package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.messaging.gateway.Receipt;

/** Keeps every delivery receipt once, whenever it comes, and tells its message. */
@Repository
public class Receipts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Matching matching;
    private final TransactionTemplate transaction;

    Receipts(JdbcClient jdbc, Clock clock, Matching matching, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.matching = matching;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes a receipt, from a connection or an HTTP callback; late, doubled, early and unknown ones are harmless. */
    public void received(Receipt receipt) {
        String key = Fingerprint.of(receipt.gateway(), receipt.gatewayId(), receipt.state().name());
        try {
            transaction.executeWithoutResult(status -> keep(receipt, key));
        } catch (DuplicateKeyException e) {
            // Another node kept the same receipt at the same moment.
        }
    }

    private void keep(Receipt receipt, String key) {
        if (jdbc.sql("select count(*) from receipt where once_key = ?").param(key).query(Integer.class).single() > 0) return;
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into receipt (id, once_key, gateway, gateway_id, reference, state, at, raw, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, key, receipt.gateway(), receipt.gatewayId(), receipt.reference().map(Object::toString).orElse(null), receipt.state().name(),
                        stored(receipt.at()), receipt.raw(), stored(clock.instant())).update();
        matching.receipt(id);
    }
}
