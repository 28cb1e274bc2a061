package io.tiaoli.workers.followup;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what the business department makes of a VIP's answer; serves {@code after-service-follow-up} S7. */
@Component
@Label("记录大客户反馈")
public class KeepFeedback implements Worker<KeepFeedback.In, Nothing> {

    /** What follows from the answer. */
    public enum Feedback { KEEP_FOLLOWING, IMPROVE }

    public record In(@Label("继续跟踪或改进") Feedback feedback, @Label("改进措施") Optional<String> measure) {}

    private final FollowUps followUps;

    KeepFeedback(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public Nothing run(In in, Step step) {
        followUps.fedBack(step.caseNo(), in.feedback().name(), in.measure());
        return Nothing.NOTHING;
    }
}
