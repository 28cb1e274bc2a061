package io.tiaoli.workers.fleet;

/** A car under an agreement and whose it is; {@code classBefore} is the class that the owner goes back to. */
public record FleetCar(String vehicleId, String customerId, String classBefore) {}
