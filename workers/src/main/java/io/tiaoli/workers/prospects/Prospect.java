package io.tiaoli.workers.prospects;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who looked at a car and did not order it yet.
 *
 * @param leftAt when they left the showroom or hung up last
 * @param visitAt an agreed visit, on the reception's list of expected visitors
 */
public record Prospect(String caseNo, String customerId, Optional<String> consultantId, Optional<String> model, Instant leftAt, Optional<ProspectResult> result,
        Optional<String> reason, Optional<String> competitor, Optional<Instant> visitAt, Optional<Instant> nextContactAt, Optional<Instant> recordedAt) {}
