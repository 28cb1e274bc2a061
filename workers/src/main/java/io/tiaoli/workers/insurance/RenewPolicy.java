package io.tiaoli.workers.insurance;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Files the policy that was issued in place of the one that ends; {@code insurance-renewal} S6. */
@Component
@Label("登记新保单")
@Refuses("policy-invalid")
public class RenewPolicy implements Worker<RenewPolicy.In, Nothing> {

    public record In(@Label("原保单号") String policyNo, @Label("新保单号") String newPolicyNo, @Label("保险公司") String newInsurer, @Label("保险起期") LocalDate newStartDate,
            @Label("保险止期") LocalDate newEndDate, @Label("保费（分）") long premiumFen) {}

    private final Policies policies;
    private final Renewals renewals;

    RenewPolicy(Policies policies, Renewals renewals) {
        this.policies = policies;
        this.renewals = renewals;
    }

    @Override
    public Nothing run(In in, Step step) {
        if (policies.find(in.newPolicyNo()).isPresent()) throw new Refused("policy-invalid", "保单号「%s」在档案里已经有了".formatted(in.newPolicyNo()));
        if (in.newEndDate().isBefore(in.newStartDate())) throw new Refused("policy-invalid", "「保险止期」%s 早于「保险起期」%s".formatted(in.newEndDate(), in.newStartDate()));
        var old = policies.find(in.policyNo()).orElseThrow(() -> new IllegalArgumentException("没有保单号为「%s」的保单".formatted(in.policyNo())));
        if (!in.newStartDate().isAfter(old.endsOn())) throw new Refused("policy-invalid", "「保险起期」%s 要在原保单止期 %s 之后：最后一天仍在保".formatted(in.newStartDate(), old.endsOn()));
        policies.put(new Policy(in.newPolicyNo(), old.customerId(), old.vehicleId(), in.newInsurer(), in.newStartDate(), in.newEndDate(), in.premiumFen(), true, PolicyState.ACTIVE));
        policies.ended(old.policyNo(), PolicyState.RENEWED, Optional.empty(), Optional.of(in.newPolicyNo()));
        renewals.renewed(step.caseNo(), in.newPolicyNo());
        return Nothing.NOTHING;
    }
}
