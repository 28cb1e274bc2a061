package io.tiaoli.workers.delivery;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Takes a hand-over that will not be off the showroom's list; serves {@code vehicle-delivery} when its order is cancelled. */
@Component
@Label("取消交车安排")
public class CancelDelivery implements Worker<Nothing, Nothing> {

    private final Deliveries deliveries;
    private final DeliverySchedule schedule;

    CancelDelivery(Deliveries deliveries, DeliverySchedule schedule) {
        this.deliveries = deliveries;
        this.schedule = schedule;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        deliveries.find(step.caseNo()).ifPresent(delivery -> schedule.close(delivery.orderNo()));
        return Nothing.NOTHING;
    }
}
