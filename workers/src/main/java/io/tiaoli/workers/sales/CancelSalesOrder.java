package io.tiaoli.workers.sales;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;

/** Cancels an order and frees its car; what is delivered or over cannot be cancelled; serves {@code vehicle-order}. */
@Component
@Label("取消订单")
@Refuses(CancelSalesOrder.NOT_OPEN)
public class CancelSalesOrder implements Worker<CancelSalesOrder.In, CancelSalesOrder.Out> {

    static final String NOT_OPEN = "order-not-open";
    private static final Set<OrderState> LIVE = Set.of(OrderState.OPEN, OrderState.SIGNED);

    public record In(@Label("订单号") String orderNo, @Label("原因") String reason) {}

    public record Out(@Label("订单号") String orderNo, @Label("客户") String customerId, @Label("车架号") Optional<String> vin) {}

    private final SalesOrders orders;
    private final StockCars cars;
    private final Cases cases;

    CancelSalesOrder(SalesOrders orders, StockCars cars, Cases cases) {
        this.orders = orders;
        this.cars = cars;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        var order = orders.find(in.orderNo().strip()).orElseThrow(() -> new Refused(NOT_OPEN, "没有编号为「%s」的订单".formatted(in.orderNo())));
        boolean own = order.orderNo().equals(step.caseNo());
        if (!own) requireOver(order);
        if (LIVE.contains(order.state())) {
            cars.release(order.orderNo());
            orders.move(order.orderNo(), OrderState.CANCELLED, Optional.of(in.reason()));
        }
        return new Out(order.orderNo(), order.customerId(), order.vin());
    }

    /** A sale that still goes on is cancelled in its own case. */
    private void requireOver(SalesOrder order) {
        if (!LIVE.contains(order.state())) throw new Refused(NOT_OPEN, "订单「%s」%s，不能再取消".formatted(order.orderNo(), order.state().label()));
        if (cases.find(order.orderNo()).filter(running -> running.endedAt().isEmpty()).isPresent()) {
            throw new Refused(NOT_OPEN, "订单「%s」还在办理，请在它的案件页上取消".formatted(order.orderNo()));
        }
    }
}
