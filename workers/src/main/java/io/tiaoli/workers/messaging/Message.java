package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;

/**
 * A message to a customer.
 *
 * @param wordingVersion which version of the text was used
 * @param segments how many short messages the text takes; 0 where it is none
 * @param commercial it needs the customer's consent
 * @param resendAllowed where nobody knows whether it went out, it may go out once more
 * @param note why it stands where it does, in Chinese
 * @param gatewayAnswer what the gateway said last
 */
public record Message(String id, String reference, String caseNo, String flow, String step, String customerId, Channel channel, String address,
                      String wordingKey, int wordingVersion, Optional<String> subject, String text, int segments,
                      ContactPurpose purpose, BusinessLine businessLine, boolean commercial, boolean resendAllowed, WindowFacts window,
                      MessageState state, Optional<String> note, int attempts, Instant notBefore, Optional<Instant> expiresAt,
                      Instant createdAt, Optional<Instant> sentAt, Optional<Instant> deliveredAt,
                      Optional<String> gateway, Optional<String> gatewayId, Optional<String> gatewayAnswer) {}
