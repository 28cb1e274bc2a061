package io.tiaoli.workers.insurance;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Computes what the customer pays of a claim's repair, and what is covered; {@code insurance-claim} S8. */
@Component
@Label("算出客户承担")
public class ShareClaim implements Worker<ShareClaim.In, ShareClaim.Out> {

    public record In(@Label("客户承担什么") ShareBasis shareBasis) {}

    /** {@code shareDue}: the customer pays something. */
    public record Out(@Label("客户承担（分）") long customerShareFen, @Label("不用客户付（分）") long claimCoveredFen, @Label("客户要付") boolean shareDue) {}

    private final InsuranceClaims claims;

    ShareClaim(InsuranceClaims claims) {
        this.claims = claims;
    }

    @Override
    public Out run(In in, Step step) {
        var claim = claims.get(step.caseNo());
        long cost = claim.repairCostFen().orElseThrow(() -> new IllegalArgumentException("理赔 %s 还没有维修费用".formatted(step.caseNo())));
        long share = switch (in.shareBasis()) {
            case NONE -> 0;
            case DIFFERENCE -> Math.max(0, cost - claim.assessedFen().orElse(0L));
            case FULL -> cost;
        };
        claims.shared(step.caseNo(), share);
        return new Out(share, cost - share, share > 0);
    }
}
