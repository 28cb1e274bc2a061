package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.messaging.gateway.Gateway;

/** Asks the gateway about messages that got no receipt, a few times at growing distances. */
@Component
class Questions {

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final int AT_ONCE = 4;

    private record Open(String messageId, String address, int asked) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Receipts receipts;

    Questions(JdbcClient jdbc, Clock clock, Receipts receipts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.receipts = receipts;
    }

    void ask(Gateway gateway) {
        Instant now = clock.instant();
        List<Open> open = jdbc.sql("select id, address, asked from message where ask_at <= ? and gateway = ? and state in ('SENT', 'UNKNOWN') order by ask_at fetch first ? rows only")
                .params(stored(now), gateway.name(), AT_ONCE).query((row, n) -> new Open(row.getString(1), row.getString(2), row.getInt(3))).list();
        for (Open question : open) {
            if (later(question, now)) parts(gateway, question).forEach(part -> ask(gateway, part, question.address()));
        }
    }

    private List<String> parts(Gateway gateway, Open question) {
        return jdbc.sql("select gateway_id from message_part where message_id = ? and gateway = ? and state = 'UNDERWAY' order by gateway_id")
                .params(question.messageId(), gateway.name()).query(String.class).list();
    }

    /** Another node may ask at the same moment; whoever moves the time asks. */
    private boolean later(Open question, Instant now) {
        Optional<Instant> next = question.asked() + 1 < Pauses.QUESTIONS ? Optional.of(now.plus(Pauses.beforeQuestion(question.asked() + 1))) : Optional.empty();
        return jdbc.sql("update message set asked = asked + 1, ask_at = ? where id = ? and asked = ?").params(stored(next), question.messageId(), question.asked()).update() == 1;
    }

    private void ask(Gateway gateway, String gatewayId, String address) {
        try {
            gateway.ask(gatewayId, address).ifPresent(receipts::received);
        } catch (RuntimeException e) {
            LOG.warn("{} does not answer about {}: {}", gateway.name(), gatewayId, e.toString());
        }
    }
}
