package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.ContactWindow;

/** Asks, when a message is written and again when it is sent, whether it may go out and when. */
@Component
class Clearance {

    /** What may be done now: send, or wait until, or never, with the reason. */
    record Verdict(MessageState state, Instant notBefore, Optional<String> note) {}

    private final Consents consents;
    private final ContactWindow window;

    Clearance(Consents consents, ContactWindow window) {
        this.consents = consents;
        this.window = window;
    }

    Verdict of(Draft draft, Instant now) {
        Instant wanted = draft.notBefore().filter(now::isBefore).orElse(now);
        return of(draft.customerId(), draft.purpose(), draft.businessLine(), draft.channel(), draft.window(), wanted, draft.expiresAt(), now);
    }

    Verdict of(Message message, Instant now) {
        return of(message.customerId(), message.purpose(), message.businessLine(), message.channel(), message.window(), now, message.expiresAt(), now);
    }

    private Verdict of(String customerId, ContactPurpose purpose, BusinessLine line, Channel channel, WindowFacts facts, Instant wanted, Optional<Instant> expiresAt, Instant now) {
        if (!consents.allows(customerId, purpose)) {
            return new Verdict(MessageState.BLOCKED, wanted, Optional.of("客户没有同意「%s」联系".formatted(purpose.label())));
        }
        if (expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
            return new Verdict(MessageState.EXPIRED, wanted, Optional.of("到了截止时间还没有发出"));
        }
        Instant earliest = window.earliest(new ContactWindow.Question(line, purpose, channel, wanted, facts.onReply(), facts.quietSmsSent(),
                facts.orderReceivedAt(), facts.morningService(), facts.beforeDeparture()));
        return new Verdict(MessageState.WAITING, earliest, earliest.isAfter(wanted) ? Optional.of("等到可联系的时间再发") : Optional.empty());
    }
}
