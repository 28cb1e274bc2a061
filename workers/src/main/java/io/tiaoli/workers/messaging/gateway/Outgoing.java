package io.tiaoli.workers.messaging.gateway;

import java.util.Optional;

/**
 * A message as it leaves the house.
 *
 * @param id ours
 * @param reference what a gateway can carry as our reference, see {@link Reference}
 */
public record Outgoing(String id, String reference, String address, Optional<String> subject, String text) {}
