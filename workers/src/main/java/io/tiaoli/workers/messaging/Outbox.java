package io.tiaoli.workers.messaging;

import static io.tiaoli.workers.database.Moments.stored;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.messaging.gateway.Reference;

/** Writes messages in the transaction of their step; they leave the house after it. */
@Repository
class Outbox {

    /** What is there already: the message itself, or another one by whose reference it would be known. */
    private record Before(Optional<String> written, boolean isTaken) {}

    private final JdbcClient jdbc;
    private final Clearance clearance;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, Clearance clearance, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clearance = clearance;
        this.events = events;
    }

    /**
     * Writes a message once for a step and purpose, however often the step is tried.
     *
     * @return its id, new or written before
     */
    String write(Draft draft, Step step) {
        String onceKey = step.caseNo() + "/" + step.once(draft.purpose() + "/" + draft.wordingKey());
        while (true) {
            String id = UUID.randomUUID().toString();
            // a gateway that carries 16 bits would take one message for another to the same address
            var before = jdbc.sql("select (select id from message where once_key = :onceKey), (select count(*) from message where reference = :reference)")
                    .param("onceKey", onceKey).param("reference", Reference.of(id, draft.address()).toString())
                    .query((row, n) -> new Before(Optional.ofNullable(row.getString(1)), row.getInt(2) > 0)).single();
            if (before.written().isPresent()) return before.written().get();
            if (!before.isTaken()) return insert(id, draft, step, onceKey);
        }
    }

    private String insert(String id, Draft draft, Step step, String onceKey) {
        var verdict = clearance.of(draft, step.now());
        boolean byHand = verdict.state() == MessageState.WAITING && draft.channel() != Channel.SMS && draft.channel() != Channel.EMAIL;
        jdbc.sql("""
                insert into message (id, once_key, reference, case_no, flow, step, customer_id, channel, address, wording_key, wording_version, subject, content,
                    segments, parts, purpose, business_line, commercial, resend_allowed, state, note, attempts, asked, not_before, expires_at, created_at,
                    on_reply, quiet_sms_sent, order_received_at, morning_service, before_departure)
                values (:id, :onceKey, :reference, :caseNo, :flow, :step, :customerId, :channel, :address, :wordingKey, :wordingVersion, :subject, :content,
                    :segments, :segments, :purpose, :line, :commercial, :resendAllowed, :state, :note, 0, 0, :notBefore, :expiresAt, :createdAt,
                    :onReply, :quietSmsSent, :orderReceivedAt, :morningService, :beforeDeparture)""")
                .param("id", id).param("onceKey", onceKey).param("reference", Reference.of(id, draft.address()).toString())
                .param("caseNo", step.caseNo()).param("flow", step.flow()).param("step", step.step()).param("customerId", draft.customerId())
                .param("channel", draft.channel().name()).param("address", draft.address())
                .param("wordingKey", draft.wordingKey()).param("wordingVersion", draft.wordingVersion())
                .param("subject", draft.subject().orElse(null)).param("content", draft.text()).param("segments", draft.segments())
                .param("purpose", draft.purpose().name()).param("line", draft.businessLine().name())
                .param("commercial", draft.purpose().needsConsent()).param("resendAllowed", draft.resendAllowed())
                .param("state", (byHand ? MessageState.NOT_SENT : verdict.state()).name())
                .param("note", byHand ? "「%s」没有自动发送的接口，请人工发送".formatted(draft.channel().label()) : verdict.note().orElse(null))
                .param("notBefore", stored(verdict.notBefore())).param("expiresAt", stored(draft.expiresAt())).param("createdAt", stored(step.now()))
                .param("onReply", draft.window().onReply()).param("quietSmsSent", draft.window().quietSmsSent())
                .param("orderReceivedAt", stored(draft.window().orderReceivedAt()))
                .param("morningService", draft.window().morningService()).param("beforeDeparture", draft.window().beforeDeparture()).update();
        events.publishEvent(new MessageWritten(id));
        return id;
    }
}
