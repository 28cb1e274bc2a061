package io.tiaoli.workers.showroomvisits;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that the reception desk has registered the visit; serves {@code showroom-visit} S15. */
@Component
@Label("来店已登记")
public class RegisterShowroomVisit implements Worker<Nothing, Nothing> {

    private final ShowroomVisits visits;

    RegisterShowroomVisit(ShowroomVisits visits) {
        this.visits = visits;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        visits.registered(step.caseNo());
        return Nothing.NOTHING;
    }
}
