package io.tiaoli.workers.insurance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An insurance policy of a customer.
 *
 * @param endsOn the last insured day
 * @param premiumFen above 0
 */
public record Policy(String policyNo, String customerId, Optional<String> vehicleId, String insurer, LocalDate startsOn, LocalDate endsOn, long premiumFen,
        boolean boughtHere, PolicyState state) {

    boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
