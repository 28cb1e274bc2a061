package io.tiaoli.workers.showroom;

import java.time.Clock;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.showroom.DeliveryPlans.Plan;

/** Shows in a form which cars are still to be handed over, and whose names today's welcome board needs; serves {@code showroom-daily-preparation} S6. */
@Component
@Label("列出待交车辆")
public class ListDeliveries implements Worker<ListDeliveries.In, ListDeliveries.Out> {

    /** @param record the record of the form: lists {@code deliveries} and {@code board} */
    public record In(@Label("表单记录") String record) {}

    public record Out(@Label("今天交车数") int deliveriesToday) {}

    private final DeliveryPlans plans;
    private final FormRecords forms;
    private final Clock clock;

    ListDeliveries(DeliveryPlans plans, FormRecords forms, Clock clock) {
        this.plans = plans;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        var deliveries = shown.putArray("deliveries");
        var board = shown.putArray("board");
        var today = LocalDate.ofInstant(step.now(), clock.getZone());
        for (Plan plan : plans.open()) {
            var planned = plan.plannedAt().atZone(clock.getZone());
            deliveries.addObject().put("orderNo", plan.orderNo()).put("customerName", plan.customerName()).put("vehicle", plan.vehicle())
                    .put("plannedDeliveryAt", planned.toOffsetDateTime().toString()).put("inStock", plan.inStock());
            if (planned.toLocalDate().equals(today)) board.addObject().put("owner", plan.customerName()).put("vehicle", plan.vehicle()).put("ready", false);
        }
        forms.prepare(step.caseNo(), in.record(), shown);
        return new Out(board.size());
    }
}
