package io.tiaoli.workers.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * One dated line of the customer card.
 *
 * @param who the user who made the contact; empty when the platform sent a message
 * @param nextAt when the customer wants or shall be contacted again
 */
public record Contact(String id, String customerId, Optional<String> caseNo, Optional<String> step, Instant at, Channel channel, ContactPurpose purpose,
                      ContactOutcome outcome, Optional<String> who, Optional<RefusalReason> refusalReason, Optional<Instant> nextAt, Optional<String> notes) {}
