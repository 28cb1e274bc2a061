package io.tiaoli.workers.messaging;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.contact.BusinessLine;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.ContactPurpose;

/** A message that a step wants to send, its text written out. */
record Draft(String customerId, Channel channel, String address, String wordingKey, int wordingVersion, Optional<String> subject, String text, int segments,
             ContactPurpose purpose, BusinessLine businessLine, boolean resendAllowed, WindowFacts window,
             Optional<Instant> notBefore, Optional<Instant> expiresAt) {}
