package io.tiaoli.workers.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Turns the hours that the decision {@code follow-up-after-service} gives into moments, counted from the end of the visit. */
@Component
@Label("算出回访时间")
public class PlanFollowUp implements Worker<PlanFollowUp.In, PlanFollowUp.Out> {

    /**
     * @param fromHours not before, 0 unless said
     * @param dueHours at the latest
     * @param scoreDueHours when the score must be there, as {@code dueHours} unless said
     */
    public record In(@Label("离店时间") Instant closedAt, @Label("几小时后可以联系") Optional<Integer> fromHours, @Label("几小时内") int dueHours,
            @Label("几小时内要有评分") Optional<Integer> scoreDueHours) {}

    public record Out(@Label("最早联系时间") Instant contactFrom, @Label("最晚联系时间") Instant contactDueAt, @Label("评分期限") Instant scoreDueAt) {}

    @Override
    public Out run(In in, Step step) {
        return new Out(after(in, in.fromHours().orElse(0)), after(in, in.dueHours()), after(in, in.scoreDueHours().orElse(in.dueHours())));
    }

    private static Instant after(In in, int hours) {
        return in.closedAt().plus(Duration.ofHours(hours));
    }
}
