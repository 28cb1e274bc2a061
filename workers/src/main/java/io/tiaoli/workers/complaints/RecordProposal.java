package io.tiaoli.workers.complaints;

import java.math.BigDecimal;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Takes over what was found and is proposed; serves {@code complaint-handling} S4 and S7. */
@Component
@Label("登记解决方案")
@Refuses(RecordProposal.INVALID)
public class RecordProposal implements Worker<RecordProposal.In, RecordProposal.Out> {

    static final String INVALID = "proposal-invalid";

    /** @param record the form record with finding, rootCause, solution, solutionKind, costYuan, compensation */
    public record In(@Label("方案（表单记录名）") String record) {}

    public record Out(@Label("费用（分）") long costFen, @Label("要花钱") boolean costsMoney, @Label("怎样解决") SolutionKind solutionKind,
            @Label("解决方案") String solution, @Label("根本原因") String rootCause) {}

    private final FormRecords forms;
    private final Complaints complaints;

    RecordProposal(FormRecords forms, Complaints complaints) {
        this.forms = forms;
        this.complaints = complaints;
    }

    @Override
    public Out run(In in, Step step) {
        var proposal = forms.read(step.caseNo(), in.record(), Proposal.class, INVALID);
        long cost = Money.fen("费用", proposal.costYuan().orElse(BigDecimal.ZERO), INVALID);
        complaints.propose(step.caseNo(), proposal, cost);
        return new Out(cost, cost > 0, proposal.solutionKind(), proposal.solution(), proposal.rootCause());
    }
}
