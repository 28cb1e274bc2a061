package io.tiaoli.workers.customers;

import java.time.LocalDate;
import java.util.Optional;

/** A customer's vehicle; mileages in km. */
public record Vehicle(String id, String customerId, String plateNo, Optional<String> vin, Optional<String> model, Optional<String> vehicleType,
        Optional<LocalDate> deliveredOn, Optional<Integer> mileageKm, Optional<LocalDate> lastVisitOn,
        Optional<LocalDate> lastMaintenanceOn, Optional<Integer> lastMaintenanceKm,
        Optional<LocalDate> nextMaintenanceOn, Optional<Integer> nextMaintenanceKm) {}
