package io.tiaoli.workers.usedcars;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that the customer does not take the price, so that it can be offered again later; serves {@code used-car-appraisal} S6. */
@Component
@Label("登记不接受评估价")
public class DeclineAppraisal implements Worker<Nothing, Nothing> {

    private final Appraisals appraisals;

    DeclineAppraisal(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        appraisals.decided(step.caseNo(), AppraisalOutcome.DECLINED);
        return Nothing.NOTHING;
    }
}
