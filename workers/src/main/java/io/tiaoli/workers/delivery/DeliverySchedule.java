package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.SalesOrders;
import io.tiaoli.workers.showroom.DeliveryPlans;

/** Keeps the showroom's list of open deliveries in step with the hand-overs, so that the morning check finds each one. */
@Component
class DeliverySchedule {

    private final DeliveryPlans plans;
    private final Customers customers;
    private final SalesOrders orders;
    private final CarModels models;

    DeliverySchedule(DeliveryPlans plans, Customers customers, SalesOrders orders, CarModels models) {
        this.plans = plans;
        this.customers = customers;
        this.orders = orders;
        this.models = models;
    }

    /** Enters a hand-over, in stock where its car is known. */
    void enter(String orderNo, String customerId, Instant plannedAt, boolean inStock) {
        plans.put(new DeliveryPlans.Plan(orderNo, customerId, customers.get(customerId).fullName(), model(orderNo).orElse("新车"), plannedAt, inStock));
    }

    /** Moves a hand-over to its new date; what is known of the stock stays. */
    void move(String orderNo, Instant plannedAt) {
        plans.find(orderNo).ifPresent(plan -> plans.put(new DeliveryPlans.Plan(orderNo, plan.customerId(), plan.customerName(), plan.vehicle(), plannedAt, plan.inStock())));
    }

    /** Takes a hand-over off the list. */
    void close(String orderNo) {
        plans.close(orderNo);
    }

    /** The model that was ordered, as people call it. */
    Optional<String> model(String orderNo) {
        return orders.find(orderNo).map(order -> Stream.of(models.find(order.modelId()).map(CarModel::name).orElse(order.modelId()), order.colour().orElse(""))
                .filter(text -> !text.isBlank()).collect(Collectors.joining(" ")));
    }
}
