package io.tiaoli.workers.followup;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.customerfile.NextService;
import io.tiaoli.workers.contact.ContactOutcome;

/**
 * What is known so far from asking a customer after a visit.
 *
 * @param closedAt when the car left or the talk ended
 * @param contactRole who reached the customer
 * @param score 1 to 5
 * @param suggestionDept whose business the suggestion is
 * @param questionRole who knows the answer
 * @param settledAt when the result went into the file
 */
public record FollowUp(String caseNo, String customerId, Optional<String> vehicleId, Optional<String> orderNo, VisitKind visitKind, Instant closedAt,
        Optional<Integer> mileageKm, Optional<ContactOutcome> outcome, Optional<String> contactRole, Optional<Integer> score, Optional<String> opinion,
        Optional<String> problem, Optional<String> complaint, Optional<String> suggestion, Optional<String> suggestionDept, Optional<String> question, Optional<String> questionRole, Optional<String> answer,
        Optional<String> needs, Optional<NextService> nextService, Optional<Instant> settledAt) {}
