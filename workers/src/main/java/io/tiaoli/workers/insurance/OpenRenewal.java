package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/** Begins the renewal of a policy that is in the file, or that somebody enters; the start of {@code insurance-renewal}. */
@Component
@Label("登记续保")
@Refuses("policy-invalid")
public class OpenRenewal implements Worker<OpenRenewal.In, OpenRenewal.Out> {

    private static final String REFUSAL = "policy-invalid";

    /** @param insurer, startDate, endDate, premiumYuan needed for a policy that is not in the file */
    public record In(@Label("保单号") String policyNo, @Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId, @Label("保险公司") Optional<String> insurer,
            @Label("保险起期") Optional<LocalDate> startDate, @Label("保险止期") Optional<LocalDate> endDate, @Label("保费（元）") Optional<BigDecimal> premiumYuan,
            @Label("本店购买") Optional<Boolean> boughtHere) {}

    public record Out(@Label("保险公司") String insurer, @Label("保险止期") LocalDate endDate, @Label("本店购买") boolean boughtHere) {}

    private final Policies policies;
    private final Renewals renewals;

    OpenRenewal(Policies policies, Renewals renewals) {
        this.policies = policies;
        this.renewals = renewals;
    }

    @Override
    public Out run(In in, Step step) {
        var policy = policies.find(in.policyNo()).orElseGet(() -> entered(in));
        if (!policy.customerId().equals(in.customerId())) throw new Refused(REFUSAL, "保单「%s」在档案里是另一位客户的".formatted(in.policyNo()));
        if (policy.state() == PolicyState.RENEWED) throw new Refused(REFUSAL, "保单「%s」已经续保".formatted(in.policyNo()));
        policies.put(new Policy(policy.policyNo(), policy.customerId(), policy.vehicleId().or(in::vehicleId), policy.insurer(), policy.startsOn(), policy.endsOn(),
                policy.premiumFen(), policy.boughtHere(), PolicyState.ACTIVE));
        renewals.open(step.caseNo(), policy.policyNo());
        return new Out(policy.insurer(), policy.endsOn(), policy.boughtHere());
    }

    private static Policy entered(In in) {
        var start = in.startDate().orElseThrow(() -> missing(in, "保险起期"));
        var end = in.endDate().orElseThrow(() -> missing(in, "保险止期"));
        if (end.isBefore(start)) throw new Refused(REFUSAL, "「保险止期」%s 早于「保险起期」%s".formatted(end, start));
        long premium = Money.fen("保费", in.premiumYuan().orElseThrow(() -> missing(in, "保费")), REFUSAL);
        if (premium == 0) throw new Refused(REFUSAL, "「保费」应大于 0");
        return new Policy(in.policyNo(), in.customerId(), in.vehicleId(), in.insurer().orElseThrow(() -> missing(in, "保险公司")), start, end, premium,
                in.boughtHere().orElse(false), PolicyState.ACTIVE);
    }

    private static Refused missing(In in, String what) {
        return new Refused(REFUSAL, "保单「%s」不在档案里，请填「%s」".formatted(in.policyNo(), what));
    }
}
