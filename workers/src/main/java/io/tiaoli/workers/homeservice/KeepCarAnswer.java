package io.tiaoli.workers.homeservice;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps whether the owner wants the workshop to see to what was found; {@code door-to-door-service} S6. */
@Component
@Label("登记车主的答复")
public class KeepCarAnswer implements Worker<KeepCarAnswer.In, Nothing> {

    public record In(@Label("车辆序号") int carNo, @Label("愿意来店") boolean accepted) {}

    private final HomeVisits visits;

    KeepCarAnswer(HomeVisits visits) {
        this.visits = visits;
    }

    @Override
    public Nothing run(In in, Step step) {
        visits.answered(step.caseNo(), in.carNo(), in.accepted());
        return Nothing.NOTHING;
    }
}
