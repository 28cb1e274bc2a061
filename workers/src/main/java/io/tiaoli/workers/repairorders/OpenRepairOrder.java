package io.tiaoli.workers.repairorders;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.appointments.Appointment;
import io.tiaoli.workers.appointments.Appointments;

/** Opens the repair order of a case when the car arrives, vehicle-repair S1. */
@Component
@Label("开立维修单")
@Refuses("order-invalid")
public class OpenRepairOrder implements Worker<OpenRepairOrder.In, OpenRepairOrder.Out> {

    /**
     * @param appointmentNo of a booked customer
     * @param earlyEnough missing = as the booking says; a walk-in is not
     * @param isFirstMaintenance missing = a maintenance, and the file knows no earlier one
     * @param mileageKm at least the last one known
     * @param arrivedAt missing = now
     */
    public record In(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("维修类别") OrderKind kind, @Label("已预约") boolean booked,
            @Label("预约单号") Optional<String> appointmentNo, @Label("享受预约优惠") Optional<Boolean> earlyEnough,
            @Label("首次保养") Optional<Boolean> isFirstMaintenance, @Label("里程（公里）") Optional<Integer> mileageKm,
            @Label("到店时间") Optional<Instant> arrivedAt) {}

    /** @param firstVisit the file knows no earlier visit of the vehicle */
    public record Out(@Label("车牌号") String plateNo, @Label("客户姓名") String customerName, @Label("首次保养") boolean isFirstMaintenance,
            @Label("首次到店") boolean firstVisit, @Label("享受预约优惠") boolean earlyEnough) {}

    private final RepairOrders orders;
    private final VehicleHistory history;
    private final Appointments appointments;

    OpenRepairOrder(RepairOrders orders, VehicleHistory history, Appointments appointments) {
        this.orders = orders;
        this.history = history;
        this.appointments = appointments;
    }

    @Override
    public Out run(In in, Step step) {
        var known = history.find(in.vehicleId(), in.customerId()).orElseThrow(() ->
                new Refused("order-invalid", "客户档案里没有车辆「%s」或客户「%s」".formatted(in.vehicleId(), in.customerId())));
        in.mileageKm().ifPresent(km -> history.checkMileage(in.vehicleId(), km, "order-invalid"));
        boolean first = in.isFirstMaintenance().orElse(in.kind() == OrderKind.MAINTENANCE && known.lastMaintenanceOn().isEmpty());
        boolean early = in.booked() && in.earlyEnough().or(() -> in.appointmentNo().flatMap(appointments::find).map(Appointment::earlyEnough)).orElse(false);
        orders.open(new RepairOrder(step.caseNo(), in.customerId(), in.vehicleId(), in.kind(), in.booked(), in.appointmentNo(), early, first,
                Optional.empty(), in.mileageKm(), in.arrivedAt().orElse(step.now()), Optional.empty(), false, Optional.empty(), Optional.empty(),
                Optional.empty(), false, Optional.empty(), 0, Optional.empty(), Optional.empty()));
        return new Out(known.plateNo(), known.customerName(), first, known.lastVisitOn().isEmpty(), early);
    }
}
