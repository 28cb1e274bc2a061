package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes the signature and takes a free car for the order where one is here; {@code vehicle-order} S10. */
@Component
@Label("签约并留车")
public class SignSalesOrder implements Worker<SignSalesOrder.In, SignSalesOrder.Out> {

    /** @param depositDays days after the signature until which the deposit is due */
    public record In(@Label("定金期限（天）") int depositDays) {}

    /** @param vin empty until a car is assigned */
    public record Out(@Label("订单号") String orderNo, @Label("车架号") Optional<String> vin, @Label("定金付款日") LocalDate depositDueOn) {}

    private final SalesOrders orders;
    private final StockCars cars;

    SignSalesOrder(SalesOrders orders, StockCars cars) {
        this.orders = orders;
        this.cars = cars;
    }

    @Override
    public Out run(In in, Step step) {
        var order = orders.get(step.caseNo());
        var vin = cars.take(order.modelId(), order.colour(), order.orderNo());
        orders.sign(order.orderNo(), vin, step.now());
        return new Out(order.orderNo(), vin, LocalDate.ofInstant(step.now(), ZoneId.systemDefault()).plusDays(in.depositDays()));
    }
}
