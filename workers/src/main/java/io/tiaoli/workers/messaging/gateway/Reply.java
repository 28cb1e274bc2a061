package io.tiaoli.workers.messaging.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What a customer wrote back.
 *
 * @param gatewayRef the gateway's own number of the reply, where it has one
 * @param part where it came as one of several short messages, which
 */
public record Reply(String phone, String text, Instant at, Optional<String> gatewayRef, Optional<Part> part) {

    /**
     * One of the short messages that make a long one.
     *
     * @param series the same for all of them
     * @param number counts from 1
     */
    public record Part(int series, int number, int of) {}

    public Reply(String phone, String text, Instant at, Optional<String> gatewayRef) {
        this(phone, text, at, gatewayRef, Optional.empty());
    }
}
