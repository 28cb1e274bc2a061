package io.tiaoli.workers.messaging.gateway;

import java.time.Instant;
import java.util.Optional;

/**
 * What a customer wrote back.
 *
 * @param gatewayRef the gateway's own number of the reply, where it has one
 */
public record Reply(String phone, String text, Instant at, Optional<String> gatewayRef) {}
