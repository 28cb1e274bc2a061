package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.wording.ReadableTime;

/** Moves a hand-over to the date agreed with the customer; {@code vehicle-delivery} S7. */
@Component
@Label("改定交车时间")
@Refuses("delivery-date-past")
public class PostponeDelivery implements Worker<PostponeDelivery.In, PostponeDelivery.Out> {

    public record In(@Label("新的交车时间") Instant newDeliveryAt) {}

    public record Out(@Label("交车时间") Instant plannedDeliveryAt) {}

    private final Deliveries deliveries;
    private final DeliverySchedule schedule;

    PostponeDelivery(Deliveries deliveries, DeliverySchedule schedule) {
        this.deliveries = deliveries;
        this.schedule = schedule;
    }

    @Override
    public Out run(In in, Step step) {
        if (!in.newDeliveryAt().isAfter(step.now())) {
            throw new Refused("delivery-date-past", "新的交车时间 %s 已经过去，应晚于现在".formatted(ReadableTime.moment(in.newDeliveryAt(), ZoneId.systemDefault())));
        }
        deliveries.postpone(step.caseNo(), in.newDeliveryAt());
        schedule.move(deliveries.get(step.caseNo()).orderNo(), in.newDeliveryAt());
        return new Out(in.newDeliveryAt());
    }
}
