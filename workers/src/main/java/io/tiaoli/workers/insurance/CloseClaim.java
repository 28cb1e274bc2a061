package io.tiaoli.workers.insurance;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Closes a claim with its outcome; {@code insurance-claim} S9. */
@Component
@Label("理赔结案")
public class CloseClaim implements Worker<CloseClaim.In, Nothing> {

    public record In(@Label("理赔结果") ClaimOutcome claimOutcome) {}

    private final InsuranceClaims claims;

    CloseClaim(InsuranceClaims claims) {
        this.claims = claims;
    }

    @Override
    public Nothing run(In in, Step step) {
        claims.closed(step.caseNo(), in.claimOutcome());
        return Nothing.NOTHING;
    }
}
