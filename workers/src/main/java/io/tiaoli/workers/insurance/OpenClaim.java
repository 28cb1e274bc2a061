package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.pricing.Money;

/** Opens a claim after checking accident and policy, and finds the repair order that runs for the car; the start of {@code insurance-claim}. */
@Component
@Label("开立理赔")
@Refuses("claim-invalid")
public class OpenClaim implements Worker<OpenClaim.In, OpenClaim.Out> {

    private static final String REFUSAL = "claim-invalid";

    /**
     * @param insurer needed for a policy that we do not know
     * @param damageEstimate yuan, 0 or more
     * @param policyFrom, policyUntil first and last insured day of a policy that we do not know
     */
    public record In(@Label("客户") String customerId, @Label("车辆") Optional<String> vehicleId, @Label("保单号") Optional<String> policyNo, @Label("保险公司") Optional<String> insurer,
            @Label("本店购买") Optional<Boolean> policyBoughtHere, @Label("保险起期") Optional<LocalDate> policyFrom, @Label("保险止期") Optional<LocalDate> policyUntil,
            @Label("出险时间") Optional<Instant> accidentAt, @Label("单方事故") Optional<Boolean> singleParty, @Label("估计损失（元）") Optional<BigDecimal> damageEstimate,
            @Label("维修单号") Optional<String> repairOrderNo) {}

    public record Out(@Label("保险公司") String insurer, @Label("本店购买") boolean policyBoughtHere, @Label("单方事故") boolean singleParty,
            @Label("估计损失（元）") BigDecimal damageEstimate, @Label("维修单号") Optional<String> repairOrderNo) {}

    private final InsuranceClaims claims;
    private final Policies policies;
    private final Cases cases;

    OpenClaim(InsuranceClaims claims, Policies policies, Cases cases) {
        this.claims = claims;
        this.policies = policies;
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        String policyNo = in.policyNo().orElseThrow(() -> new Refused(REFUSAL, "没有填写保单号"));
        String vehicleId = in.vehicleId().orElseThrow(() -> new Refused(REFUSAL, "没有填写车牌号"));
        var policy = policies.find(policyNo);
        String insurer = policy.map(Policy::insurer).or(in::insurer).orElseThrow(() -> new Refused(REFUSAL, "保单「%s」不在档案里，请填保险公司".formatted(policyNo)));
        boolean boughtHere = policy.map(Policy::boughtHere).or(in::policyBoughtHere).orElse(false);
        var accidentAt = in.accidentAt().orElseThrow(() -> new Refused(REFUSAL, "没有填写出险时间"));
        var estimate = in.damageEstimate().orElse(BigDecimal.ZERO);
        checkAccident(in, policy, accidentAt, step.now());
        refuseSecond(policyNo, accidentAt);
        claims.add(new Claim(step.caseNo(), in.customerId(), vehicleId, policyNo, insurer, boughtHere, accidentAt, in.singleParty().orElse(false),
                Money.fen("估计损失", estimate, REFUSAL), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty()));
        return new Out(insurer, boughtHere, in.singleParty().orElse(false), estimate, in.repairOrderNo().or(() -> cases.active("vehicle-repair", vehicleId)));
    }

    private static void checkAccident(In in, Optional<Policy> policy, Instant accidentAt, Instant now) {
        if (accidentAt.isAfter(now)) throw new Refused(REFUSAL, "出险时间「%s」晚于现在".formatted(local(accidentAt)));
        var from = policy.map(Policy::startsOn).or(in::policyFrom);
        var until = policy.map(Policy::endsOn).or(in::policyUntil);
        var day = local(accidentAt);
        if (from.filter(day::isBefore).isPresent() || until.filter(day::isAfter).isPresent()) {
            throw new Refused(REFUSAL, "出险日期「%s」不在保单「%s」的保险期间 %s 至 %s 内".formatted(day, in.policyNo().orElse(""),
                    from.map(LocalDate::toString).orElse("—"), until.map(LocalDate::toString).orElse("—")));
        }
    }

    private void refuseSecond(String policyNo, Instant accidentAt) {
        var day = local(accidentAt).atStartOfDay(ZoneId.systemDefault()).toInstant();
        claims.open(policyNo, day, day.plus(Duration.ofDays(1))).ifPresent(running -> {
            throw new Refused(REFUSAL, "保单「%s」%s 的事故已在理赔 %s 里办理，请到那里继续，并取消这一件".formatted(policyNo, local(accidentAt), running));
        });
    }

    private static LocalDate local(Instant at) {
        return at.atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
