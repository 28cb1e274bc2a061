package io.tiaoli.workers.messaging.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What a gateway says became of a message.
 *
 * @param gateway its name, such as {@code smpp}
 * @param gatewayId the number that it gave to the message or its part
 * @param reference ours, where the gateway carries it; see {@link Reference}
 * @param at when it happened there, or when we heard of it
 * @param raw as it came
 */
public record Receipt(String gateway, String gatewayId, Optional<Reference> reference, DeliveryState state, Instant at, String raw) {}
