package io.tiaoli.workers.repairorders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends a repair order and writes the vehicle's history, vehicle-repair S24 and S25, or its cancellation. */
@Component
@Label("归档维修单")
public class CloseRepairOrder implements Worker<CloseRepairOrder.In, CloseRepairOrder.Out> {

    /**
     * @param reason for a refusal or cancellation
     * @param dueOn, dueKm the next maintenance, from the decision maintenance-due; the day is needed when a maintenance is done
     */
    public record In(@Label("结果") OrderOutcome outcome, @Label("原因") Optional<String> reason, @Label("下次保养日期") Optional<LocalDate> dueOn,
            @Label("下次保养里程") Optional<Integer> dueKm) {}

    /**
     * @param leftAt departure
     * @param nextMaintenanceOn, nextMaintenanceKm only when a maintenance was done
     */
    public record Out(@Label("到店类型") VisitKind visitKind, @Label("离店时间") Instant leftAt, @Label("下次保养日期") Optional<LocalDate> nextMaintenanceOn,
            @Label("下次保养里程") Optional<Integer> nextMaintenanceKm) {}

    private final RepairOrders orders;
    private final VehicleHistory history;
    private final Clock clock;

    CloseRepairOrder(RepairOrders orders, VehicleHistory history, Clock clock) {
        this.orders = orders;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        RepairOrder order = orders.get(step.caseNo());
        LocalDate today = LocalDate.ofInstant(step.now(), clock.getZone());
        boolean maintained = in.outcome() == OrderOutcome.DONE && order.kind() == OrderKind.MAINTENANCE;
        orders.close(step.caseNo(), in.outcome(), in.reason(), step.now());
        history.visited(order.vehicleId(), today, order.mileageKm());
        Optional<VehicleHistory.NextMaintenance> next = maintained ? Optional.of(maintained(order, today, in)) : Optional.empty();
        VisitKind kind = in.outcome() != OrderOutcome.DONE ? VisitKind.CONSULTATION : maintained ? VisitKind.MAINTENANCE : VisitKind.REPAIR;
        return new Out(kind, step.now(), next.map(VehicleHistory.NextMaintenance::on), next.flatMap(VehicleHistory.NextMaintenance::km));
    }

    private VehicleHistory.NextMaintenance maintained(RepairOrder order, LocalDate today, In in) {
        var on = in.dueOn().orElseThrow(() -> new IllegalArgumentException("保养完成时要给出下次保养日期"));
        return history.maintained(order.vehicleId(), today, order.mileageKm(), new VehicleHistory.NextMaintenance(on, in.dueKm()));
    }
}
