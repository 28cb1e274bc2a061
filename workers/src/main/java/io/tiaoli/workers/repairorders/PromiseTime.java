package io.tiaoli.workers.repairorders;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Computes and keeps when the car will be ready, vehicle-repair S7 and whenever that changes. */
@Component
@Label("计算承诺交车时间")
public class PromiseTime implements Worker<PromiseTime.In, PromiseTime.Out> {

    /**
     * @param startAt when the work starts
     * @param workMinutes from the decision: the standard work, such as 40
     * @param workMinutesWithWash from the decision: the same with a wash, such as 90
     * @param extraMinutes for further items; missing = none
     */
    public record In(@Label("开工时间") Instant startAt, @Label("洗车") boolean washWanted, @Label("标准用时（分钟）") int workMinutes,
            @Label("含洗车用时（分钟）") int workMinutesWithWash, @Label("追加用时（分钟）") Optional<Integer> extraMinutes) {}

    /** @param promiseMoved another time was promised before, so the customer is to be told */
    public record Out(@Label("承诺交车时间") Instant promisedAt, @Label("承诺时间有变") boolean promiseMoved) {}

    private final RepairOrders orders;

    PromiseTime(RepairOrders orders) {
        this.orders = orders;
    }

    @Override
    public Out run(In in, Step step) {
        int minutes = (in.washWanted() ? in.workMinutesWithWash() : in.workMinutes()) + in.extraMinutes().orElse(0);
        if (minutes <= 0) throw new IllegalArgumentException("维修用时「%d」分钟应大于 0".formatted(minutes));
        Instant promised = in.startAt().plus(minutes, ChronoUnit.MINUTES);
        boolean moved = orders.get(step.caseNo()).promisedAt().filter(before -> !before.equals(promised)).isPresent();
        orders.promise(step.caseNo(), promised);
        return new Out(promised, moved);
    }
}
