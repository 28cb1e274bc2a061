package io.tiaoli.workers.complaints;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes what the customer says to a proposal; serves {@code complaint-handling} S6. */
@Component
@Label("登记客户答复")
public class RecordAnswer implements Worker<RecordAnswer.In, RecordAnswer.Out> {

    public record In(@Label("客户答复") CustomerAnswer customerAnswer, @Label("备注") Optional<String> remarks) {}

    /** @param round which proposal was answered, counted from 1 */
    public record Out(@Label("客户接受") boolean customerAccepts, @Label("第几个方案") int round) {}

    private final Complaints complaints;

    RecordAnswer(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Out run(In in, Step step) {
        int round = complaints.round(step.caseNo());
        complaints.answered(step.caseNo(), in.customerAnswer(), in.remarks(), in.customerAnswer() == CustomerAnswer.REFUSES ? round + 1 : round);
        return new Out(in.customerAnswer() == CustomerAnswer.ACCEPTS, round);
    }
}
