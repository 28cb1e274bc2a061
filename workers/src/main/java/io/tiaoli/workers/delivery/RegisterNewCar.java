package io.tiaoli.workers.delivery;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.SalesOrders;

/** Puts the new car with its plate on its owner's file; {@code vehicle-delivery} S2. */
@Component
@Label("登记新车车牌")
@Refuses("plate-taken")
public class RegisterNewCar implements Worker<RegisterNewCar.In, RegisterNewCar.Out> {

    public record In(@Label("车牌号") String plateNo) {}

    public record Out(@Label("车辆编号") String vehicleId, @Label("车牌号") String plateNo) {}

    private final Deliveries deliveries;
    private final Vehicles vehicles;
    private final Cases cases;
    private final SalesOrders orders;
    private final CarModels models;

    RegisterNewCar(Deliveries deliveries, Vehicles vehicles, Cases cases, SalesOrders orders, CarModels models) {
        this.orders = orders;
        this.models = models;
        this.deliveries = deliveries;
        this.vehicles = vehicles;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var delivery = deliveries.get(step.caseNo());
        var known = vehicles.withPlate(in.plateNo());
        known.filter(car -> !car.customerId().equals(delivery.customerId())).ifPresent(car -> {
            throw new Refused("plate-taken", "车牌「%s」已登记在别的客户名下，请核对".formatted(car.plateNo()));
        });
        var car = known.orElseGet(() -> vehicles.add(delivery.customerId(), in.plateNo(), model(delivery)));
        deliveries.registered(step.caseNo(), car.id());
        cases.concerns(step.caseNo(), delivery.customerId(), Optional.of(car.id()));
        return new Out(car.id(), car.plateNo());
    }

    private Optional<String> model(Delivery delivery) {
        return orders.find(delivery.orderNo()).map(order -> models.find(order.modelId()).map(CarModel::name).orElse(order.modelId()));
    }
}
