package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.messaging.gateway.Accepted;
import io.tiaoli.workers.messaging.gateway.DeliveryState;
import io.tiaoli.workers.messaging.gateway.NotAccepted;

/** Keeps what became of an attempt to send; every method is one commit. */
@Repository
class Outcomes {

    private static final int ANSWER_LENGTH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Matching matching;

    Outcomes(JdbcClient jdbc, Clock clock, Matching matching) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.matching = matching;
    }

    /** Consent, contact window or the last moment say otherwise now; that was no attempt. */
    @Transactional
    public void putBack(Message message, Clearance.Verdict verdict) {
        jdbc.sql("update message set state = ?, not_before = ?, note = ?, node = null, claimed_at = null, attempts = attempts - 1 where id = ? and state = 'CLAIMED'")
                .params(verdict.state().name(), stored(verdict.notBefore()), verdict.note().orElse(null), message.id()).update();
    }

    @Transactional
    public void accepted(Message message, String gateway, Accepted accepted) {
        Instant now = clock.instant();
        jdbc.sql("""
                update message set state = 'SENT', sent_at = :now, gateway = :gateway, gateway_id = :gatewayId, gateway_answer = :answer, note = null,
                    parts = :parts, ask_at = :askAt where id = :id and state in ('CLAIMED', 'UNKNOWN')""")
                .param("now", stored(now)).param("gateway", gateway).param("gatewayId", accepted.ids().stream().findFirst().orElse(null))
                .param("answer", cut(accepted.answer())).param("parts", accepted.ids().size())
                .param("askAt", accepted.ids().isEmpty() ? null : stored(now.plus(Pauses.beforeQuestion(0)))).param("id", message.id()).update();
        takeParts(message, gateway, accepted.ids());
    }

    @Transactional
    public void notAccepted(Message message, String gateway, NotAccepted why) {
        Instant now = clock.instant();
        switch (why.kind()) {
            case NO_GATEWAY -> settle(message, gateway, MessageState.NOT_SENT, Optional.of(why.getMessage()), "");
            case REJECTED -> settle(message, gateway, MessageState.FAILED, Optional.of("网关拒收"), why.getMessage());
            case BUSY -> again(message, gateway, MessageState.FAILED, "试了 %d 次都没有发出".formatted(message.attempts()), why.getMessage(), now);
            case UNCLEAR -> unclear(message, gateway, why, now);
        }
    }

    /** Something of ours broke before the message left the house. */
    @Transactional
    public void broken(Message message, Exception why) {
        again(message, "none", MessageState.FAILED, "发送前检查出错，试了 %d 次".formatted(message.attempts()), String.valueOf(why.getMessage()), clock.instant());
    }

    /** Messages that a node claimed and left behind: perhaps sent, so they go out again only where that is allowed. */
    @Transactional
    public List<Message> abandoned(Duration lease) {
        Instant now = clock.instant();
        var left = jdbc.sql("select * from message where state = 'CLAIMED' and claimed_at < ? order by id").param(stored(now.minus(lease))).query(MessageRow::message).list();
        return left.stream().filter(message -> release(message, now)).toList();
    }

    private boolean release(Message message, Instant now) {
        boolean mine = jdbc.sql("update message set state = 'UNKNOWN', note = '发送途中服务器中断，不确定是否已发出', gateway_answer = null where id = ? and state = 'CLAIMED'")
                .param(message.id()).update() == 1;
        if (mine && !matching.byReference(message)) resendIfAllowed(message, now);
        return mine;
    }

    private void unclear(Message message, String gateway, NotAccepted why, Instant now) {
        settle(message, gateway, MessageState.UNKNOWN, Optional.of("不确定是否已发出"), why.getMessage());
        takeParts(message, gateway, why.takenParts());
        if (!why.takenParts().isEmpty()) {
            jdbc.sql("update message set gateway_id = ?, ask_at = ? where id = ?").params(why.takenParts().get(0), stored(now), message.id()).update();
            // the receipt of a part whose answer got lost may have come already
            matching.byReference(message);
        } else if (!matching.byReference(message)) {
            resendIfAllowed(message, now);
        }
    }

    private void resendIfAllowed(Message message, Instant now) {
        if (!message.resendAllowed() || message.attempts() >= Pauses.ATTEMPTS) return;
        jdbc.sql("update message set state = 'WAITING', not_before = ?, note = '不确定是否已发出，文案允许重发' where id = ? and state = 'UNKNOWN'")
                .params(stored(now.plus(Pauses.afterAttempt(message.attempts()))), message.id()).update();
    }

    private void again(Message message, String gateway, MessageState atLast, String note, String answer, Instant now) {
        if (message.attempts() >= Pauses.ATTEMPTS) {
            settle(message, gateway, atLast, Optional.of(note), answer);
            return;
        }
        settle(message, gateway, MessageState.WAITING, Optional.of("第 %d 次没有发出，稍后再试".formatted(message.attempts())), answer);
        jdbc.sql("update message set not_before = ? where id = ? and state = 'WAITING'").params(stored(now.plus(Pauses.afterAttempt(message.attempts()))), message.id()).update();
    }

    private void settle(Message message, String gateway, MessageState state, Optional<String> note, String answer) {
        jdbc.sql("update message set state = ?, gateway = ?, note = ?, gateway_answer = ? where id = ? and state = 'CLAIMED'")
                .params(state.name(), gateway, note.orElse(null), cut(answer), message.id()).update();
    }

    private void takeParts(Message message, String gateway, List<String> ids) {
        for (String id : ids) {
            boolean known = jdbc.sql("select count(*) from message_part where gateway = ? and gateway_id = ?").params(gateway, id).query(Integer.class).single() > 0;
            if (!known) {
                jdbc.sql("insert into message_part (gateway, gateway_id, message_id, state) values (?, ?, ?, ?)").params(gateway, id, message.id(), DeliveryState.UNDERWAY.name()).update();
            }
            matching.early(gateway, id);
        }
    }

    private static String cut(String answer) {
        return answer.length() <= ANSWER_LENGTH ? answer : answer.substring(0, ANSWER_LENGTH);
    }
}
