package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The sale of one new car, from the first price to the signature.
 *
 * @param consultantId user id of who sells it
 * @param vin empty until a car is assigned
 * @param reason why it was not bought or was cancelled
 */
public record SalesOrder(String orderNo, String customerId, String modelId, Optional<String> colour, Optional<String> options, Optional<String> consultantId,
        OrderState state, Optional<String> vin, Optional<LocalDate> pickupOn, Optional<FinanceChoice> financeChoice, Optional<Long> depositFen,
        Optional<String> agreements, Optional<InsuranceChoice> insuranceChoice, Optional<Long> premiumFen, Optional<String> reason) {}
