package io.tiaoli.workers.insurance;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes what came of a renewal, and why; {@code insurance-renewal} S10. */
@Component
@Label("登记续保结果")
public class CloseRenewal implements Worker<CloseRenewal.In, Nothing> {

    public record In(@Label("保单号") String policyNo, @Label("续保结果") PolicyState status, @Label("原因") Optional<String> reason) {}

    private final Policies policies;
    private final Renewals renewals;

    CloseRenewal(Policies policies, Renewals renewals) {
        this.policies = policies;
        this.renewals = renewals;
    }

    @Override
    public Nothing run(In in, Step step) {
        policies.ended(in.policyNo(), in.status(), in.reason(), Optional.empty());
        renewals.closed(step.caseNo(), in.status(), in.reason());
        return Nothing.NOTHING;
    }
}
