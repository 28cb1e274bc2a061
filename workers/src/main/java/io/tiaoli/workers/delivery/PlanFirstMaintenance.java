package io.tiaoli.workers.delivery;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicles;

/** Puts the first maintenance on the new car's file; {@code vehicle-delivery} S13. */
@Component
@Label("定首次保养")
public class PlanFirstMaintenance implements Worker<PlanFirstMaintenance.In, Nothing> {

    public record In(@Label("最晚日期") LocalDate dueOn, @Label("最晚里程（公里）") int dueKm) {}

    private final Deliveries deliveries;
    private final Vehicles vehicles;

    PlanFirstMaintenance(Deliveries deliveries, Vehicles vehicles) {
        this.deliveries = deliveries;
        this.vehicles = vehicles;
    }

    @Override
    public Nothing run(In in, Step step) {
        deliveries.get(step.caseNo()).vehicleId().ifPresent(car -> vehicles.nextMaintenance(car, in.dueOn(), Optional.of(in.dueKm())));
        return Nothing.NOTHING;
    }
}
