package io.tiaoli.workers.homeservice;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.wording.ReadableTime;

/** Tells which car it is and whose, for the steps that are made for each car; {@code door-to-door-service} S2, S5, S6. */
@Component
@Label("取出一辆车")
public class ShowCar implements Worker<ShowCar.In, ShowCar.Out> {

    public record In(@Label("车辆序号") int carNo) {}

    /** @param carOwner how the owner is addressed */
    public record Out(@Label("车主") String carCustomerId, @Label("车辆") String carVehicleId, @Label("车牌") String carPlate, @Label("车主称呼") String carOwner,
            @Label("日期") String visitDay) {}

    private final HomeVisits visits;
    private final Customers customers;
    private final Vehicles vehicles;

    ShowCar(HomeVisits visits, Customers customers, Vehicles vehicles) {
        this.visits = visits;
        this.customers = customers;
        this.vehicles = vehicles;
    }

    @Override
    public Out run(In in, Step step) {
        var car = visits.car(step.caseNo(), in.carNo());
        var owner = customers.get(car.customerId());
        var vehicle = vehicles.get(car.vehicleId());
        var visit = visits.row(step.caseNo()).orElseThrow();
        return new Out(owner.id(), vehicle.id(), vehicle.plateNo(), owner.title(), ReadableTime.day(LocalDate.parse(visit.get("visit_on").toString())));
    }
}
