package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/** Keeps what was assessed, by us or by the insurer; {@code insurance-claim} S3. */
@Component
@Label("登记定损")
@Refuses("amount-invalid")
public class AssessDamage implements Worker<AssessDamage.In, AssessDamage.Out> {

    private static final String REFUSAL = "amount-invalid";

    /**
     * @param approved whether the insurer pays; an own assessment is within what the insurer agreed to
     * @param assessedYuan what the insurer pays, needed when it does
     * @param repairCostYuan what the repair of the damage costs
     */
    public record In(@Label("定损方式") AssessmentMode assessmentMode, @Label("保险公司同意") boolean approved, @Label("定损金额（元）") Optional<BigDecimal> assessedYuan,
            @Label("维修费用（元）") Optional<BigDecimal> repairCostYuan, @Label("有免赔项目") Optional<Boolean> exclusion, @Label("免赔说明") Optional<String> exclusionNote,
            @Label("本店购买") Optional<Boolean> policyBoughtHere) {}

    public record Out(@Label("定损金额（分）") long assessedFen, @Label("维修费用（分）") long repairCostFen) {}

    private final InsuranceClaims claims;

    AssessDamage(InsuranceClaims claims) {
        this.claims = claims;
    }

    @Override
    public Out run(In in, Step step) {
        var cost = in.repairCostYuan().orElseThrow(() -> new Refused(REFUSAL, "还没有「事故维修费用」，请补填"));
        var assessed = in.approved() ? in.assessedYuan().orElseThrow(() -> new Refused(REFUSAL, "保险公司同意赔付，但没有定损金额")) : BigDecimal.ZERO;
        long assessedFen = Money.fen("定损金额", assessed, REFUSAL);
        long costFen = Money.fen("维修费用", cost, REFUSAL);
        claims.assessed(step.caseNo(), in, in.policyBoughtHere().orElse(claims.get(step.caseNo()).boughtHere()), assessedFen, costFen);
        return new Out(assessedFen, costFen);
    }
}
