package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * The hand-over of one new car.
 *
 * @param vin empty until a car is assigned
 * @param vehicleId empty until the car has a plate
 * @param postponed how many times
 */
public record Delivery(String caseNo, String orderNo, String customerId, Optional<String> vehicleId, Optional<String> vin, Instant plannedAt, int postponed,
        Optional<Instant> pdiPassedAt, Optional<Instant> deliveredAt, Optional<String> photoId) {}
