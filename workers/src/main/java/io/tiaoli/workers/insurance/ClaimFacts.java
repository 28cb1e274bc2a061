package io.tiaoli.workers.insurance;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and papers of a claim may tell; what is not known yet reads as a dash. */
@Component
class ClaimFacts implements FactSource {

    private static final String UNKNOWN = "—";

    record Sheet(List<Damage> damages) {}

    record Damage(String position, Optional<String> finding, Optional<String> work, Optional<BigDecimal> amountYuan) {}

    record Papers(Optional<String> papers, Optional<String> missing) {}

    record Verdict(Optional<Boolean> approved, Optional<String> reason) {}

    private final InsuranceClaims claims;
    private final FormRecords forms;
    private final Clock clock;

    ClaimFacts(InsuranceClaims claims, FormRecords forms, Clock clock) {
        this.claims = claims;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("claimPolicyNo", "保单号", "PDAA20261100001"), new Fact("claimInsurer", "保险公司", "人保财险"), new Fact("claimBoughtHere", "保单来源", "本店购买"),
                new Fact("claimAccidentAt", "出险时间", "11月20日 18:30"), new Fact("claimParties", "事故类型", "单方事故"), new Fact("claimEstimate", "估计损失", "¥800.00"),
                new Fact("claimMode", "定损方式", "本店定损"), new Fact("claimAssessed", "定损金额", "¥800.00"), new Fact("claimRepairCost", "事故维修费用", "¥800.00"),
                new Fact("claimExclusion", "免赔项目", "玻璃单独破碎不在保"), new Fact("claimShare", "客户承担", "¥0.00"), new Fact("claimVerdict", "保险公司结论", "拒赔：不在保险责任内"), new Fact("claimOutcome", "理赔结果", "已结案"),
                new Fact("claimPapers", "收到的理赔资料", "保险单、行驶证、驾驶证"), new Fact("claimMissingPapers", "还缺的理赔资料", "事故认定书"),
                new Fact("damages", "损失明细（position、finding、work、amount）", "左前门 划痕 喷漆 ¥500.00"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        return claims.find(caseNo).map(this::told).orElse(Map.of());
    }

    private Map<String, Object> told(Claim claim) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("claimPolicyNo", claim.policyNo());
        told.put("claimInsurer", claim.insurer());
        told.put("claimBoughtHere", claim.boughtHere() ? "本店购买" : "别处购买");
        told.put("claimAccidentAt", ReadableTime.moment(claim.accidentAt(), clock.getZone()));
        told.put("claimParties", claim.singleParty() ? "单方事故" : "双方或多方事故");
        told.put("claimEstimate", Money.text(claim.estimateFen()));
        told.put("claimMode", claim.mode().map(AssessmentMode::label).orElse(UNKNOWN));
        told.put("claimAssessed", claim.assessedFen().map(Money::text).orElse(UNKNOWN));
        told.put("claimRepairCost", claim.repairCostFen().map(Money::text).orElse(UNKNOWN));
        told.put("claimExclusion", claim.exclusion() ? claim.exclusionNote().orElse("有") : "无");
        told.put("claimShare", claim.shareFen().map(Money::text).orElse(UNKNOWN));
        told.put("claimVerdict", forms.latest(claim.claimNo(), "insurerDecision").map(entry -> FormContents.read(Verdict.class, entry, "insurer-decision")).map(ClaimFacts::verdict).orElse(UNKNOWN));
        told.put("claimOutcome", claim.outcome().map(ClaimOutcome::label).orElse(UNKNOWN));
        var papers = forms.latest(claim.claimNo(), "claimPapers").map(entry -> FormContents.read(Papers.class, entry, "claim-papers"));
        told.put("claimPapers", papers.flatMap(Papers::papers).orElse(UNKNOWN));
        told.put("claimMissingPapers", papers.flatMap(Papers::missing).orElse(UNKNOWN));
        told.put("damages", damages(claim.claimNo()));
        return told;
    }

    private static String verdict(Verdict said) {
        return said.approved().orElse(false) ? "同意赔付" : "拒赔：" + said.reason().orElse(UNKNOWN);
    }

    private List<Map<String, String>> damages(String claimNo) {
        return forms.latest(claimNo, "damageSheet").map(entry -> FormContents.read(Sheet.class, entry, "damage-sheet").damages()).orElse(List.of()).stream()
                .map(damage -> Map.of("position", damage.position(), "finding", damage.finding().orElse(UNKNOWN), "work", damage.work().orElse(UNKNOWN),
                        "amount", damage.amountYuan().map(yuan -> Money.text(yuan.movePointRight(2).longValue())).orElse(UNKNOWN))).toList();
    }
}
