package io.tiaoli.workers.homeservice;

import java.util.Optional;

/**
 * A car of a trip.
 *
 * @param carNo from 1
 * @param amountFen what the customer pays for the work done
 * @param accepted whether the customer wants the workshop to see to the finding
 */
record VisitCar(int carNo, String customerId, String vehicleId, Optional<Boolean> attended, Optional<String> checks, Optional<String> finding, Optional<String> workDone,
        Optional<Integer> mileageKm, long amountFen, Optional<Boolean> accepted) {}
