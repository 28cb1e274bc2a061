package io.tiaoli.workers.usedcars;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a customer's car is worth to the house.
 *
 * @param mileageKm on the day of the inspection
 * @param lien somebody has a claim on the car
 * @param validUntil the last day on which the price counts
 * @param outcome empty while nobody has decided
 */
public record Appraisal(String appraisalNo, String customerId, String plateNo, String model, int modelYear, int mileageKm, Condition body, Condition interior, Condition engine,
        Optional<String> accidents, boolean lien, long priceFen, LocalDate validUntil, long feeFen, Optional<AppraisalOutcome> outcome) {

    /** Whether its price may be deducted on a day. */
    public boolean counts(LocalDate day) {
        return outcome.equals(Optional.of(AppraisalOutcome.ACCEPTED)) && !day.isAfter(validUntil);
    }
}
