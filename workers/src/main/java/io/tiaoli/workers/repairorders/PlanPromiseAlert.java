package io.tiaoli.workers.repairorders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says when the advisor is to be warned that the promised time comes near, vehicle-repair timers. */
@Component
@Label("算出交车提醒时间")
public class PlanPromiseAlert implements Worker<PlanPromiseAlert.In, PlanPromiseAlert.Out> {

    /** @param minutesBefore how long before the promised time, such as 15 */
    public record In(@Label("提前多少分钟") int minutesBefore) {}

    /** @param alertAt missing while nothing is promised */
    public record Out(@Label("提醒时间") Optional<Instant> alertAt, @Label("已有承诺时间") boolean promised) {}

    private final RepairOrders orders;

    PlanPromiseAlert(RepairOrders orders) {
        this.orders = orders;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.minutesBefore() < 0) throw new IllegalArgumentException("提前「%d」分钟不合要求，应不小于 0".formatted(in.minutesBefore()));
        var alertAt = orders.get(step.caseNo()).promisedAt().map(at -> at.minus(in.minutesBefore(), ChronoUnit.MINUTES));
        return new Out(alertAt, alertAt.isPresent());
    }
}
