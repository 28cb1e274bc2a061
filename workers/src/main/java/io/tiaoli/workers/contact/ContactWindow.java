package io.tiaoli.workers.contact;

import java.time.Instant;
import java.util.Optional;

/** Knows when a customer may be contacted. */
public interface ContactWindow {

    /** The first moment, not before {@link Question#at()}, at which the contact is allowed. */
    Instant earliest(Question question);

    /**
     * A contact that somebody wants to make.
     *
     * @param at when it is wanted
     * @param onReply the customer asked for it
     * @param quietSmsAlreadySent the message for quiet hours went out for this order
     * @param orderReceivedAt when the order came in that the contact is about
     * @param morningService the service begins before 10:00
     * @param beforeDeparture it is the day of the service, and nobody has left for it yet
     */
    record Question(BusinessLine line, ContactPurpose purpose, Channel channel, Instant at, boolean onReply, boolean quietSmsAlreadySent,
                    Optional<Instant> orderReceivedAt, boolean morningService, boolean beforeDeparture) {}
}
