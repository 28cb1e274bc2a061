package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.Optional;

/**
 * What the contact window asks about the order behind a message, besides the time.
 *
 * @param onReply the customer asked for it
 * @param quietSmsSent the message for quiet hours went out for this order before
 */
public record WindowFacts(boolean onReply, boolean quietSmsSent, Optional<Instant> orderReceivedAt, boolean morningService, boolean beforeDeparture) {

    static final WindowFacts NONE = new WindowFacts(false, false, Optional.empty(), false, false);
}
