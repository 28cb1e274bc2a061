package io.tiaoli.workers.repairorders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes a maintenance that the customer had done already and sets the next due date, service-appointment S6. */
@Component
@Label("登记已做的保养")
@Refuses("maintenance-date-invalid")
public class RecordPastMaintenance implements Worker<RecordPastMaintenance.In, RecordPastMaintenance.Out> {

    /** @param nextAfterMonths, nextAfterKm from the decision maintenance-due, such as 3 and 5000 */
    public record In(@Label("车辆") String vehicleId, @Label("保养日期") LocalDate doneOn, @Label("保养里程") Optional<Integer> doneKm,
            @Label("下次保养间隔（月）") int nextAfterMonths, @Label("下次保养间隔（公里）") int nextAfterKm) {}

    public record Out(@Label("下次保养日期") LocalDate nextMaintenanceOn, @Label("下次保养里程") Optional<Integer> nextMaintenanceKm) {}

    private final VehicleHistory history;
    private final Clock clock;

    RecordPastMaintenance(VehicleHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        LocalDate today = LocalDate.ofInstant(step.now(), clock.getZone());
        if (in.doneOn().isAfter(today)) throw new Refused("maintenance-date-invalid", "保养日期「%s」不能晚于今天 %s".formatted(in.doneOn(), today));
        var next = history.maintained(in.vehicleId(), in.doneOn(), in.doneKm(), in.nextAfterMonths(), in.nextAfterKm());
        return new Out(next.on(), next.km());
    }
}
