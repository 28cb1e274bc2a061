package io.tiaoli.workers.showroomvisits;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Opens a visit at the door; serves the start of {@code showroom-visit}. */
@Component
@Label("登记来店")
public class OpenShowroomVisit implements Worker<OpenShowroomVisit.In, OpenShowroomVisit.Out> {

    /** @param referrer phone of whoever sent the visitor; counts only at the first visit */
    public record In(@Label("几位") int partySize, @Label("开车来的") boolean arrivedByCar, @Label("老客户") boolean isOwner, @Label("转介绍人电话") Optional<String> referrer) {}

    public record Out(@Label("到店时间") Instant arrivedAt) {}

    private final ShowroomVisits visits;

    OpenShowroomVisit(ShowroomVisits visits) {
        this.visits = visits;
    }

    @Override
    public Out run(In in, Step step) {
        visits.open(step.caseNo(), in);
        return new Out(step.now());
    }
}
