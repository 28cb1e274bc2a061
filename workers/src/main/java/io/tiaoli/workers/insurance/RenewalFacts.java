package io.tiaoli.workers.insurance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and papers of a renewal may tell. */
@Component
class RenewalFacts implements FactSource {

    private static final String UNKNOWN = "—";

    private final Renewals renewals;
    private final Policies policies;

    RenewalFacts(Renewals renewals, Policies policies) {
        this.renewals = renewals;
        this.policies = policies;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("policyNo", "到期的保单号", "PDAA20261100001"), new Fact("policyInsurer", "原保险公司", "人保财险"), new Fact("policyEndsOn", "保险止期", "6月30日"),
                new Fact("policyPremium", "去年保费", "¥3,500.00"), new Fact("renewalInsurer", "续保报价的保险公司", "平安产险"), new Fact("renewalPremium", "续保保费", "¥3,000.00"), new Fact("renewalCover", "续保险种", "交强险、车损险"),
                new Fact("newPolicyNo", "新保单号", "PDAA20270600001"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        Map<String, Object> told = new LinkedHashMap<>();
        renewals.row(caseNo).ifPresent(row -> {
            policies.find((String) row.get("policy_no")).ifPresent(policy -> {
                told.put("policyNo", policy.policyNo());
                told.put("policyInsurer", policy.insurer());
                told.put("policyEndsOn", ReadableTime.day(policy.endsOn()));
                told.put("policyPremium", Money.text(policy.premiumFen()));
            });
            told.put("renewalInsurer", row.get("quoted_by") == null ? UNKNOWN : row.get("quoted_by"));
            told.put("renewalPremium", row.get("premium_fen") == null ? UNKNOWN : Money.text(((Number) row.get("premium_fen")).longValue()));
            told.put("renewalCover", row.get("cover") == null ? UNKNOWN : row.get("cover"));
            told.put("newPolicyNo", row.get("new_policy_no") == null ? UNKNOWN : row.get("new_policy_no"));
        });
        return told;
    }
}
