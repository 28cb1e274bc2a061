package io.tiaoli.workers.tradein;

import java.util.Optional;

/** An owner whose car has reached the cycle; {@code ageMonths} are full months since its delivery. */
public record Candidate(String campaignNo, String customerId, String vehicleId, int ageMonths, Optional<String> consultantId, Optional<String> consultantName,
        Optional<TradeInResult> result, Optional<String> brand) {}
