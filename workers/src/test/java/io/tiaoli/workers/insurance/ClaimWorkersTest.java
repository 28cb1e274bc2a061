package io.tiaoli.workers.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.cases.Cases;

/** The workers of a claim, on both databases. */
class ClaimWorkersTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";

    static OpenClaim.In claim(Shop shop, String policyNo, Optional<String> insurer, Instant accidentAt) {
        String customer = shop.customer("张伟");
        return new OpenClaim.In(customer, Optional.of(shop.vehicle(customer)), Optional.of(policyNo), insurer, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(accidentAt), Optional.of(true), Optional.of(new BigDecimal("800.50")), Optional.empty());
    }

    static String opened(Shop shop) {
        String caseNo = Shop.unique("LP");
        shop.get(OpenClaim.class).run(claim(shop, Shop.unique("PD"), Optional.of("人保"), Shop.moment("2026-11-20T18:00")), shop.step(caseNo));
        return caseNo;
    }

    static void assess(Shop shop, String caseNo, boolean approved, String assessed, String cost) {
        shop.get(AssessDamage.class).run(new AssessDamage.In(AssessmentMode.OWN, approved, Optional.ofNullable(assessed).map(BigDecimal::new), Optional.ofNullable(cost).map(BigDecimal::new),
                Optional.of(true), Optional.of("轮胎"), Optional.of(true)), shop.step(caseNo));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theFileKnowsMoreOfAPolicyThanTheForm(Shop shop) {
        String policyNo = Shop.unique("PD");
        String customer = shop.customer("李娜");
        shop.get(Policies.class).put(new Policy(policyNo, customer, Optional.empty(), "人保财险", LocalDate.of(2025, 12, 1), LocalDate.of(2026, 11, 30), 350_000, true, PolicyState.ACTIVE));
        var out = shop.get(OpenClaim.class).run(claim(shop, policyNo, Optional.of("平安"), Shop.moment("2026-11-20T18:00")), shop.step(Shop.unique("LP")));
        assertThat(out.insurer()).isEqualTo("人保财险");
        assertThat(out.policyBoughtHere()).isTrue();
        assertThat(out.repairOrderNo()).isEmpty();
        assertThatThrownBy(() -> shop.get(OpenClaim.class).run(claim(shop, policyNo, Optional.empty(), Shop.moment("2025-11-30T23:59")), shop.step(Shop.unique("LP"))))
                .isInstanceOf(Refused.class).hasMessageContaining("2025-12-01 至 2026-11-30");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aClaimNeedsItsInsurerAPastAccidentAndIsMadeOnce(Shop shop) {
        var open = shop.get(OpenClaim.class);
        String policyNo = Shop.unique("PD");
        assertThatThrownBy(() -> open.run(claim(shop, policyNo, Optional.empty(), Shop.moment("2026-11-20T18:00")), shop.step("LP-X"))).hasMessageContaining("请填保险公司");
        assertThatThrownBy(() -> open.run(claim(shop, policyNo, Optional.of("人保"), Shop.moment("2026-11-21T08:01")), shop.step("LP-X"))).hasMessageContaining("晚于现在");
        String first = Shop.unique("LP");
        open.run(claim(shop, policyNo, Optional.of("人保"), Shop.moment("2026-11-20T18:00")), shop.step(first));
        assertThatThrownBy(() -> open.run(claim(shop, policyNo, Optional.of("人保"), Shop.moment("2026-11-20T09:00")), shop.step("LP-X"))).hasMessageContaining(first);
        shop.get(CloseClaim.class).run(new CloseClaim.In(ClaimOutcome.CANCELLED), shop.step(first));
        open.run(claim(shop, policyNo, Optional.of("人保"), Shop.moment("2026-11-20T09:00")), shop.step(Shop.unique("LP")));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theRunningOrderOfTheCarIsFound(Shop shop) {
        var in = claim(shop, Shop.unique("PD"), Optional.of("人保"), Shop.moment("2026-11-20T18:00"));
        String order = Shop.unique("RO");
        shop.get(Cases.class).activate("vehicle-repair", in.vehicleId().orElseThrow(), order);
        assertThat(shop.get(OpenClaim.class).run(in, shop.step(Shop.unique("LP"))).repairOrderNo()).contains(order);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theCustomerPaysNothingTheDifferenceOrAll(Shop shop) {
        String caseNo = opened(shop);
        assess(shop, caseNo, true, "300", "500");
        var share = shop.get(ShareClaim.class);
        assertThat(share.run(new ShareClaim.In(ShareBasis.NONE), shop.step(caseNo))).isEqualTo(new ShareClaim.Out(0, 50_000, false));
        assertThat(share.run(new ShareClaim.In(ShareBasis.DIFFERENCE), shop.step(caseNo))).isEqualTo(new ShareClaim.Out(20_000, 30_000, true));
        assertThat(share.run(new ShareClaim.In(ShareBasis.FULL), shop.step(caseNo))).isEqualTo(new ShareClaim.Out(50_000, 0, true));
        assess(shop, caseNo, true, "600", "500");
        assertThat(share.run(new ShareClaim.In(ShareBasis.DIFFERENCE), shop.step(caseNo))).as("more than the repair costs").isEqualTo(new ShareClaim.Out(0, 50_000, false));
        assertThat(shop.get(SettleClaim.class).run(new SettleClaim.In(), shop.step(caseNo)).insurerPaysFen()).isEqualTo(60_000);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void anAssessmentWithoutItsAmountsIsRefused(Shop shop) {
        String caseNo = opened(shop);
        assertThatThrownBy(() -> assess(shop, caseNo, true, null, "500")).hasMessageContaining("没有定损金额");
        assertThatThrownBy(() -> assess(shop, caseNo, true, "300", null)).hasMessageContaining("还没有「事故维修费用」");
        assertThatThrownBy(() -> assess(shop, caseNo, true, "300.001", "500")).hasMessageContaining("300.001");
        assess(shop, caseNo, false, null, "500");
        assertThat(shop.get(InsuranceClaims.class).get(caseNo).assessedFen()).contains(0L);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theFactsOfAClaimReadAsPeopleSayThem(Shop shop) {
        String caseNo = opened(shop);
        shop.submit(caseNo, "damageSheet", "{'damages':[{'position':'左前门','finding':'划痕','work':'喷漆','amountYuan':300}]}");
        shop.submit(caseNo, "claimPapers", "{'papers':['保险单','行驶证'],'state':'COMPLETE'}");
        assess(shop, caseNo, true, "300", "500");
        var facts = shop.get(ClaimFacts.class).of(caseNo);
        assertThat(facts).containsEntry("claimEstimate", "¥800.50").containsEntry("claimAssessed", "¥300.00").containsEntry("claimExclusion", "轮胎").containsEntry("claimShare", "—")
                .containsEntry("claimPapers", "保险单、行驶证").containsEntry("claimAccidentAt", "11月20日 18:00");
        assertThat(facts.get("damages")).asList().containsExactly(Map.of("position", "左前门", "finding", "划痕", "work", "喷漆", "amount", "¥300.00"));
        assertThat(facts.keySet()).allMatch(name -> shop.get(ClaimFacts.class).facts().stream().anyMatch(fact -> fact.name().equals(name)));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void progressIsToldOnceADayAndNotWhenTheCarIsReady(Shop shop) {
        var check = shop.get(CheckProgress.class);
        String order = Shop.unique("RO");
        String claim = Shop.unique("LP");
        var cases = shop.get(Cases.class);
        cases.open(claim, "insurance-claim", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        cases.open(order, "vehicle-repair", Optional.of(claim), Optional.empty(), Optional.empty(), "p");
        assertThat(check.run(new CheckProgress.In(Optional.empty()), shop.step(claim)).progressDue()).isTrue();
        shop.submit(order, "progress", "{'state':'喷漆','way':'CALLED'}");
        assertThat(check.run(new CheckProgress.In(Optional.empty()), shop.step(claim)).progressDue()).as("the advisor has called").isFalse();
        assertThat(check.run(new CheckProgress.In(Optional.of(order)), shop.step(order)).progressDue()).as("its own report is no message").isTrue();
        shop.at("2026-11-22T10:00");
        assertThat(check.run(new CheckProgress.In(Optional.empty()), shop.step(claim)).progressDue()).as("another day").isTrue();
    }
}
