package io.tiaoli.workers.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.logging.LogMarks;
import io.tiaoli.workers.messaging.gateway.Gateway;
import io.tiaoli.workers.messaging.gateway.NotAccepted;

/** One round of a lane: claim and commit, check again, send outside of any transaction, commit the result. */
@Component
class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Claims claims;
    private final Clearance clearance;
    private final Outcomes outcomes;
    private final Questions questions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Round(JdbcClient jdbc, Clock clock, Claims claims, Clearance clearance, Outcomes outcomes, Questions questions, PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.claims = claims;
        this.clearance = clearance;
        this.outcomes = outcomes;
        this.questions = questions;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    /** @return how many messages were taken in hand */
    int run(Lane lane, String node) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) throw new IllegalStateException("Nothing is sent inside a transaction");
        Gateway gateway = lane.gateway();
        gateway.tend();
        outcomes.abandoned(lane.timeout().multipliedBy(2).plusSeconds(60));
        questions.ask(gateway);
        int limit = lane.free();
        if (limit == 0) return 0;
        List<Message> claimed = transaction.execute(status -> claims.claim(gateway.channel(), node, clock.instant(), limit)).stream().map(this::message).toList();
        List<Message> cleared = new ArrayList<>();
        for (Message message : claimed) {
            try (var marked = LogMarks.ofCase(message.caseNo())) {
                if (mayGo(message)) cleared.add(message);
            }
        }
        for (var attempt : lane.send(cleared)) {
            try (var marked = LogMarks.ofCase(attempt.message().caseNo())) {
                keep(attempt, gateway);
                events.publishEvent(new MessageAnswered(gateway.name(), Optional.ofNullable(attempt.notAccepted()).map(NotAccepted::kind)));
            }
        }
        return claimed.size();
    }

    private boolean mayGo(Message message) {
        try {
            Instant now = clock.instant();
            var verdict = clearance.of(message, now);
            if (verdict.state() == MessageState.WAITING && !verdict.notBefore().isAfter(now)) return true;
            outcomes.putBack(message, verdict);
        } catch (RuntimeException e) {
            LOG.error("Cannot check message {} before sending", message.id(), e);
            outcomes.broken(message, e);
        }
        return false;
    }

    private void keep(Lane.Attempt attempt, Gateway gateway) {
        try {
            if (attempt.accepted() != null) outcomes.accepted(attempt.message(), gateway.name(), attempt.accepted());
            else outcomes.notAccepted(attempt.message(), gateway.name(), attempt.notAccepted());
        } catch (RuntimeException e) {
            // It stays claimed and becomes uncertain after its lease, which is what it is.
            LOG.error("Cannot keep what became of message {}", attempt.message().id(), e);
        }
    }

    private Message message(String id) {
        return jdbc.sql("select * from message where id = ?").param(id).query(MessageRow::message).single();
    }
}
