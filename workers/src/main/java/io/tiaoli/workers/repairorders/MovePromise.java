package io.tiaoli.workers.repairorders;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps a ready time that a person promised, vehicle-repair S13, S14 and S17; without a new one the old promise stays. */
@Component
@Label("改承诺交车时间")
public class MovePromise implements Worker<MovePromise.In, MovePromise.Out> {

    /** @param newPromisedAt missing = as promised before */
    public record In(@Label("新的承诺交车时间") Optional<Instant> newPromisedAt) {}

    /** @param promiseMoved another time is promised than before, or one for the first time, so it is watched anew */
    public record Out(@Label("承诺交车时间") Optional<Instant> promisedAt, @Label("承诺时间有变") boolean promiseMoved) {}

    private final RepairOrders orders;

    MovePromise(RepairOrders orders) {
        this.orders = orders;
    }

    @Override
    public Out run(In in, Step step) {
        var before = orders.get(step.caseNo()).promisedAt();
        in.newPromisedAt().ifPresent(at -> orders.promise(step.caseNo(), at));
        var now = in.newPromisedAt().or(() -> before);
        return new Out(now, !before.equals(now));
    }
}
