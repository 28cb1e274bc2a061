package io.tiaoli.workers.insurance;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that the claim was handed to the insurer for payment; what the customer pays was collected with the repair; {@code insurance-claim} S7. */
@Component
@Label("与保险公司结算")
public class SettleClaim implements Worker<SettleClaim.In, SettleClaim.Out> {

    public record In() {}

    public record Out(@Label("向保险公司结算（分）") long insurerPaysFen) {}

    private final InsuranceClaims claims;

    SettleClaim(InsuranceClaims claims) {
        this.claims = claims;
    }

    @Override
    public Out run(In in, Step step) {
        claims.settled(step.caseNo());
        return new Out(claims.get(step.caseNo()).assessedFen().orElse(0L));
    }
}
