package io.tiaoli.workers.messaging;

import java.util.Locale;
import java.util.Optional;

import io.tiaoli.workers.messaging.gateway.NotAccepted;

/**
 * A gateway answered an attempt to send, or did not.
 *
 * @param refusal empty when it took the message
 */
public record MessageAnswered(String gateway, Optional<NotAccepted.Kind> refusal) {

    /** Such as {@code accepted} or {@code unclear}. */
    public String outcome() {
        return refusal.map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("accepted");
    }
}
