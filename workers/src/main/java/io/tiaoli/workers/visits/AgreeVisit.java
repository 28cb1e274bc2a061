package io.tiaoli.workers.visits;

import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps the agreed time of a visit; serves {@code key-owner-visit} S2. */
@Component
@Label("约定拜访时间")
public class AgreeVisit implements Worker<AgreeVisit.In, AgreeVisit.Out> {

    public record In(@Label("拜访编号") String visitId, @Label("拜访时间") Instant visitAt, @Label("提前多少小时提醒") int remindHours) {}

    /**
     * @param remindAt half-way to the visit where it is nearer than the reminder
     * @param reportDueAt until when the visitor reports
     */
    public record Out(@Label("拜访时间") Instant visitAt, @Label("提醒时间") Instant remindAt, @Label("记录期限") Instant reportDueAt) {}

    private static final Duration REPORT_IN = Duration.ofHours(4);

    private final Visits visits;

    AgreeVisit(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Out run(In in, Step step) {
        visits.agreed(in.visitId(), in.visitAt());
        Instant remindAt = in.visitAt().minus(Duration.ofHours(in.remindHours()));
        Instant halfWay = step.now().plus(Duration.between(step.now(), in.visitAt()).dividedBy(2));
        return new Out(in.visitAt(), remindAt.isAfter(step.now()) ? remindAt : halfWay, in.visitAt().plus(REPORT_IN));
    }
}
