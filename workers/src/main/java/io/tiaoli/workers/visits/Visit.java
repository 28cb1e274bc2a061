package io.tiaoli.workers.visits;

import java.time.Instant;
import java.util.Optional;

/**
 * A visit to an owner.
 *
 * @param visitAt when it was agreed for; empty while no date is
 * @param absences how often nobody was at home
 * @param result empty while nothing came of it
 */
public record Visit(String id, String caseNo, String customerId, Optional<String> vehicleId, VisitReason reason, String visitorRole, Optional<Instant> visitAt, int absences,
        Optional<VisitResult> result, Optional<String> carCondition, Optional<String> satisfaction, Optional<String> wishes, Optional<String> complaint, Optional<String> problem) {}
