package io.tiaoli.workers.followup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customerfile.CustomerFiles;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;

/** Puts the result into the file and says from when the next maintenance counts; serves {@code after-service-follow-up} S8. */
@Component
@Label("回访结果入档")
public class SettleFollowUp implements Worker<SettleFollowUp.In, SettleFollowUp.Out> {

    public record In(@Label("核查结果") Optional<String> checkState) {}

    /** {@code maintenanceKnown}: there is a maintenance to count from; never after a consultation. */
    public record Out(@Label("有保养记录") boolean maintenanceKnown, @Label("上次保养日期") Optional<LocalDate> lastMaintenanceOn,
            @Label("上次保养里程") Optional<Integer> lastKm) {}

    private final FollowUps followUps;
    private final Vehicles vehicles;
    private final CustomerFiles files;

    SettleFollowUp(FollowUps followUps, Vehicles vehicles, CustomerFiles files) {
        this.followUps = followUps;
        this.vehicles = vehicles;
        this.files = files;
    }

    @Override
    public Out run(In in, Step step) {
        var followUp = followUps.get(step.caseNo());
        followUps.settled(step.caseNo(), in.checkState());
        followUp.nextService().ifPresent(service -> files.nextService(followUp.customerId(), service));
        if (followUp.visitKind() == VisitKind.CONSULTATION) return new Out(false, Optional.empty(), Optional.empty());
        String vehicleId = followUp.vehicleId().orElseThrow();
        if (followUp.visitKind() == VisitKind.MAINTENANCE) {
            vehicles.maintained(vehicleId, followUp.closedAt().atZone(ZoneId.systemDefault()).toLocalDate(), followUp.mileageKm());
        }
        Vehicle vehicle = vehicles.get(vehicleId);
        return new Out(vehicle.lastMaintenanceOn().isPresent(), vehicle.lastMaintenanceOn(), vehicle.lastMaintenanceKm());
    }
}
