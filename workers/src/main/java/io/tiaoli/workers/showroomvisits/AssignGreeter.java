package io.tiaoli.workers.showroomvisits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes who receives the visitor and is busy until the visitor leaves; serves {@code showroom-visit} S1. */
@Component
@Label("安排接待顾问")
public class AssignGreeter implements Worker<AssignGreeter.In, Nothing> {

    /** Both are left out where a manager receives. */
    public record In(@Label("接待顾问") Optional<String> consultantId, @Label("接待顾问姓名") Optional<String> consultantName) {}

    private final ShowroomVisits visits;

    AssignGreeter(ShowroomVisits visits) {
        this.visits = visits;
    }

    @Override
    public Nothing run(In in, Step step) {
        visits.assign(step.caseNo(), in.consultantId(), in.consultantName());
        return Nothing.NOTHING;
    }
}
