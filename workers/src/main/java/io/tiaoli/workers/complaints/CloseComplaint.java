package io.tiaoli.workers.complaints;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends a complaint: settled, withdrawn by the customer or cancelled, the latter two with a reason. */
@Component
@Label("结束投诉")
public class CloseComplaint implements Worker<CloseComplaint.In, CloseComplaint.Out> {

    /** @param satisfaction 1 to 5, from the closing call */
    public record In(@Label("结果") ComplaintOutcome complaintOutcome, @Label("原因") Optional<String> reason, @Label("满意度（1–5）") Optional<Integer> satisfaction) {}

    public record Out(@Label("结束时间") Instant closedAt) {}

    private final Complaints complaints;

    CloseComplaint(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Out run(In in, Step step) {
        complaints.close(step.caseNo(), in.complaintOutcome(), in.reason(), in.satisfaction(), step.now());
        return new Out(step.now());
    }
}
