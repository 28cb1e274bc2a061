package io.tiaoli.workers.maintenance;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicles;

/** Puts a mileage that an owner told into the vehicle's file, where the next estimate reads it; serves the maintenance reminders. */
@Component
@Label("记录里程")
public class NoteMileage implements Worker<NoteMileage.In, Nothing> {

    /** @param mileageKm empty where nothing was told; less than known is left out */
    public record In(@Label("车辆") String vehicleId, @Label("里程（公里）") Optional<Integer> mileageKm) {}

    private final Vehicles vehicles;

    NoteMileage(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public Nothing run(In in, Step step) {
        int known = vehicles.get(in.vehicleId()).mileageKm().orElse(0);
        in.mileageKm().filter(km -> km > known).ifPresent(km -> vehicles.describe(in.vehicleId(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(km)));
        return Nothing.NOTHING;
    }
}
