package io.tiaoli.workers.homeservice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.forms.FormRecords;

/** Files the cars that were registered for a pre-check, with customers who are new; {@code door-to-door-service} S2. */
@Component
@Label("登记集中预检的车")
@Refuses("cars-invalid")
public class RegisterCars implements Worker<RegisterCars.In, RegisterCars.Out> {

    private static final String REFUSAL = "cars-invalid";

    /** @param record the form record with {@code cars}: plateNo, ownerName, phone, model */
    public record In(@Label("登记表（表单记录名）") String record, @Label("地点") String place, @Label("日期") LocalDate visitOn) {}

    /** {@code cars}: their numbers from 1. */
    public record Out(@Label("车辆序号") List<String> cars, @Label("车辆数") int vehicles) {}

    record Sheet(@Label("车辆") List<Registered> cars) {}

    record Registered(@Label("车牌号") String plateNo, @Label("车主") String ownerName, @Label("联系电话") Optional<String> phone, @Label("车型") Optional<String> model) {}

    private final HomeVisits visits;
    private final Customers customers;
    private final Vehicles vehicles;
    private final FormRecords forms;

    RegisterCars(HomeVisits visits, Customers customers, Vehicles vehicles, FormRecords forms) {
        this.visits = visits;
        this.customers = customers;
        this.vehicles = vehicles;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var registered = forms.read(step.caseNo(), in.record(), Sheet.class, REFUSAL).cars();
        if (registered.isEmpty()) throw new Refused(REFUSAL, "一辆车也没有登记");
        visits.plan(step.caseNo(), VisitMode.GROUP_PRECHECK, in.place(), in.visitOn());
        Set<String> seen = new HashSet<>();
        List<String> numbers = new ArrayList<>();
        for (var car : registered) {
            var vehicle = vehicle(car);
            if (!seen.add(vehicle.id())) throw new Refused(REFUSAL, "车牌「%s」登记了两次".formatted(vehicle.plateNo()));
            visits.add(step.caseNo(), seen.size(), vehicle.customerId(), vehicle.id());
            numbers.add(String.valueOf(seen.size()));
        }
        return new Out(numbers, numbers.size());
    }

    private Vehicle vehicle(Registered car) {
        return vehicles.withPlate(car.plateNo()).orElseGet(() -> vehicles.add(owner(car).id(), car.plateNo(), car.model()));
    }

    private Customer owner(Registered car) {
        return car.phone().flatMap(phone -> customers.withPhone(phone).stream().filter(known -> known.fullName().equals(car.ownerName())).findFirst())
                .orElseGet(() -> customers.add(car.ownerName(), Optional.empty(), car.phone()));
    }
}
