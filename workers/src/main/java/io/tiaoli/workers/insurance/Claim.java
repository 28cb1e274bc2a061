package io.tiaoli.workers.insurance;

import java.time.Instant;
import java.util.Optional;

/**
 * A claim under a policy; its number is its case's.
 *
 * @param approved whether the insurer pays, once that is known
 * @param assessedFen what the insurer pays
 * @param repairCostFen what the repair of the damage costs
 * @param exclusion whether the policy leaves out a part of the damage
 * @param shareFen what the customer pays
 */
public record Claim(String claimNo, String customerId, String vehicleId, String policyNo, String insurer, boolean boughtHere, Instant accidentAt, boolean singleParty,
        long estimateFen, Optional<AssessmentMode> mode, Optional<Boolean> approved, Optional<Long> assessedFen, Optional<Long> repairCostFen,
        boolean exclusion, Optional<String> exclusionNote, Optional<Long> shareFen, Optional<ClaimOutcome> outcome) {}
