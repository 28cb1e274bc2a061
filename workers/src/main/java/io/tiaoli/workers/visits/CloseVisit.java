package io.tiaoli.workers.visits;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that no visit comes of it; serves {@code key-owner-visit} S1 and S2. */
@Component
@Label("不上门了")
public class CloseVisit implements Worker<CloseVisit.In, Nothing> {

    public record In(@Label("拜访编号") String visitId, @Label("拜访结果") VisitResult result) {}

    private final Visits visits;

    CloseVisit(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Nothing run(In in, Step step) {
        visits.settled(in.visitId(), in.result());
        return Nothing.NOTHING;
    }
}
