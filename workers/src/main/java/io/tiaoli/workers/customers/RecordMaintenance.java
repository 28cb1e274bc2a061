package io.tiaoli.workers.customers;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes in the file a maintenance that was done, here or elsewhere, and when the next one is due; serves {@code service-appointment} S6. */
@Component
@Label("登记保养与下次到期")
public class RecordMaintenance implements Worker<RecordMaintenance.In, Nothing> {

    /** @param dueOn, dueKm as the decision maintenance-due says */
    public record In(@Label("车辆") String vehicleId, @Label("保养日期") LocalDate doneOn, @Label("保养里程") Optional<Integer> doneKm,
            @Label("下次保养日期") LocalDate dueOn, @Label("下次保养里程") Optional<Integer> dueKm) {}

    private final Vehicles vehicles;

    RecordMaintenance(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public Nothing run(In in, Step step) {
        vehicles.maintained(in.vehicleId(), in.doneOn(), in.doneKm());
        vehicles.nextMaintenance(in.vehicleId(), in.dueOn(), in.dueKm());
        return Nothing.NOTHING;
    }
}
