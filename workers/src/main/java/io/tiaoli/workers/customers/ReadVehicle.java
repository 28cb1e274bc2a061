package io.tiaoli.workers.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Tells what the file knows of a vehicle's maintenance; serves the talk of {@code service-appointment} and every reminder. */
@Component
@Label("读取车辆档案")
public class ReadVehicle implements Worker<ReadVehicle.In, ReadVehicle.Out> {

    /**
     * @param vehicleId missing while nobody knows which car it is; then nothing is known
     * @param deliveredAt what the case was told, where the file has no delivery
     */
    public record In(@Label("车辆") Optional<String> vehicleId, @Label("交车时间") Optional<Instant> deliveredAt) {}

    public record Out(@Label("交车日期") Optional<LocalDate> deliveredOn, @Label("上次到店日期") Optional<LocalDate> lastVisitOn,
            @Label("上次保养日期") Optional<LocalDate> lastMaintenanceOn, @Label("上次保养里程") Optional<Integer> lastKm,
            @Label("已知里程") Optional<Integer> knownKm) {}

    private final Vehicles vehicles;

    ReadVehicle(Vehicles vehicles) {
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        var vehicle = in.vehicleId().map(vehicles::get);
        return new Out(vehicle.flatMap(Vehicle::deliveredOn).or(() -> in.deliveredAt().map(at -> at.atZone(ZoneId.systemDefault()).toLocalDate())), vehicle.flatMap(Vehicle::lastVisitOn), vehicle.flatMap(Vehicle::lastMaintenanceOn),
                vehicle.flatMap(Vehicle::lastMaintenanceKm), vehicle.flatMap(Vehicle::mileageKm));
    }
}
