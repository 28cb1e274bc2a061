package io.tiaoli.workers.care;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.forms.FormRecords;

/** Tells {@code owner-left}, key vehicle, for the car that was sold or for all cars of an owner who is gone; serves {@code owner-leaving}. */
@Component
@Label("登记车主离开")
@Refuses({"vehicle-unknown"})
public class NoteOwnerLeft implements Worker<NoteOwnerLeft.In, NoteOwnerLeft.Out> {

    /** Why an owner is no longer cared for. */
    public enum Reason { SOLD, MOVED, REFUSES, DECEASED }

    record Leaving(@Label("车牌号") String plateNo, @Label("有什么变化") Reason reason) {}

    /** @param record the form record: plateNo, reason */
    public record In(@Label("表单记录") String record) {}

    public record Out(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("停止关怀的车辆数") int stoppedVehicles) {}

    private static final Duration VALID = Duration.ofDays(1);

    private final FormRecords forms;
    private final Vehicles vehicles;
    private final Consents consents;
    private final Cases cases;
    private final Events events;

    NoteOwnerLeft(FormRecords forms, Vehicles vehicles, Consents consents, Cases cases, Events events) {
        this.forms = forms;
        this.vehicles = vehicles;
        this.consents = consents;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public Out run(In in, Step step) {
        var leaving = forms.read(step.caseNo(), in.record(), Leaving.class, "vehicle-unknown");
        var vehicle = vehicles.withPlate(leaving.plateNo()).orElseThrow(() -> new Refused("vehicle-unknown", "档案里没有车牌「%s」，请核对".formatted(leaving.plateNo())));
        cases.concerns(step.caseNo(), vehicle.customerId(), Optional.of(vehicle.id()));
        List<Vehicle> left = leaving.reason() == Reason.SOLD ? List.of(vehicle) : vehicles.of(vehicle.customerId());
        left.forEach(car -> events.publish("owner-left", car.id(), Map.of("ownerLeft", leaving.reason().name()), VALID, Optional.of(step.caseNo()), step.once("owner-left/" + car.id())));
        if (leaving.reason() == Reason.DECEASED || leaving.reason() == Reason.REFUSES) consents.withdraw(vehicle.customerId(), "登记车主离开，" + step.caseNo());
        return new Out(vehicle.customerId(), vehicle.id(), left.size());
    }
}
