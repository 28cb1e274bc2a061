package io.tiaoli.workers.followup;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps the specialist's answer for the call back; serves {@code after-service-follow-up} S6. */
@Component
@Label("记录专家解答")
public class KeepAnswer implements Worker<KeepAnswer.In, Nothing> {

    public record In(@Label("解答") String answer) {}

    private final FollowUps followUps;

    KeepAnswer(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public Nothing run(In in, Step step) {
        followUps.answered(step.caseNo(), in.answer());
        return Nothing.NOTHING;
    }
}
