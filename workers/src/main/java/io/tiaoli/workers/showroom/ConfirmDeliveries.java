package io.tiaoli.workers.showroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.showroom.DeliveryPlans.Plan;

/** Keeps what was confirmed of each car to be handed over and tells its delivery ({@code delivery-planned}, key order number); serves {@code showroom-daily-preparation} S6. */
@Component
@Label("确认待交车辆")
public class ConfirmDeliveries implements Worker<ConfirmDeliveries.In, Nothing> {

    private static final Duration VALID = Duration.ofHours(20);

    /** @param record the record of the form */
    public record In(@Label("表单记录") String record) {}

    record Row(@Label("订单号") String orderNo, @Label("计划交车时间") Instant plannedDeliveryAt, @Label("在库") boolean inStock) {}

    record Sheet(@Label("待交车辆") List<Row> deliveries) {}

    private final DeliveryPlans plans;
    private final FormRecords forms;
    private final Events events;

    ConfirmDeliveries(DeliveryPlans plans, FormRecords forms, Events events) {
        this.plans = plans;
        this.forms = forms;
        this.events = events;
    }

    @Override
    public Nothing run(In in, Step step) {
        for (var row : forms.read(step.caseNo(), in.record(), Sheet.class, "deliveries-unreadable").deliveries()) {
            // an order that was delivered or cancelled meanwhile is nobody's business any more
            plans.find(row.orderNo()).ifPresent(plan -> {
                plans.put(new Plan(plan.orderNo(), plan.customerId(), plan.customerName(), plan.vehicle(), row.plannedDeliveryAt(), row.inStock()));
                events.publish("delivery-planned", row.orderNo(), Map.of("orderNo", row.orderNo(), "inStock", row.inStock(), "plannedDeliveryAt", row.plannedDeliveryAt()), VALID,
                        Optional.of(step.caseNo()), step.once(row.orderNo()));
            });
        }
        return Nothing.NOTHING;
    }
}
