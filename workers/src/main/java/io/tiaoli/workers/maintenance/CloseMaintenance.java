package io.tiaoli.workers.maintenance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Vehicles;

/** Stores a maintenance in the vehicle's file, or, where none was made, says from when the next one counts; serves {@code first-maintenance-reminder} S8. */
@Component
@Label("登记首保结果")
public class CloseMaintenance implements Worker<CloseMaintenance.In, CloseMaintenance.Out> {

    /**
     * @param done whether it was made, here or elsewhere
     * @param closedAt when the car left our workshop; {@code doneOn} where it was maintained elsewhere
     */
    public record In(@Label("车辆") String vehicleId, @Label("交车时间") Instant deliveredAt, @Label("做过了") boolean done, @Label("离店时间") Optional<Instant> closedAt,
            @Label("在别处保养的日期") Optional<LocalDate> doneOn, @Label("里程") Optional<Integer> mileageKm) {}

    public record Out(@Label("上次保养日期") LocalDate lastMaintenanceOn, @Label("上次保养里程") Optional<Integer> lastKm) {}

    private final Vehicles vehicles;

    CloseMaintenance(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        if (!in.done()) return new Out(day(in.deliveredAt()), Optional.empty());
        LocalDate on = in.doneOn().or(() -> in.closedAt().map(CloseMaintenance::day)).orElseGet(() -> day(step.now()));
        vehicles.maintained(in.vehicleId(), on, in.mileageKm());
        return new Out(on, in.mileageKm());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
