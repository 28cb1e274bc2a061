package io.tiaoli.workers.showroomvisits;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Frees the consultant of a visit that was cancelled; serves {@code showroom-visit}. */
@Component
@Label("释放接待顾问")
public class LeaveShowroomVisit implements Worker<Nothing, Nothing> {

    private final ShowroomVisits visits;

    LeaveShowroomVisit(ShowroomVisits visits) {
        this.visits = visits;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        visits.left(step.caseNo());
        return Nothing.NOTHING;
    }
}
