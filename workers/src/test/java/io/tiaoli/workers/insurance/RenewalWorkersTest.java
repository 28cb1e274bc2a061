package io.tiaoli.workers.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.tiaoli.testing.Shop;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.ChooseInsurance;
import io.tiaoli.workers.sales.OpenSalesOrder;
import io.tiaoli.workers.sales.SalesOrders;

/** The workers of a renewal, on both databases. */
class RenewalWorkersTest {

    static final String ONBOTH = "io.tiaoli.testing.Shop#onBoth";
    static final LocalDate END = LocalDate.of(2027, 1, 20);

    static Policy policy(Shop shop, LocalDate end, PolicyState state) {
        var policy = new Policy(Shop.unique("PD"), shop.customer("李娜"), Optional.empty(), "人保财险", end.minusYears(1), end, 350_000, false, state);
        shop.get(Policies.class).put(policy);
        return policy;
    }

    static OpenRenewal.In entered(Shop shop, String policyNo, LocalDate start, LocalDate end, String premium) {
        return new OpenRenewal.In(policyNo, shop.customer("王芳"), Optional.empty(), Optional.of("平安"), Optional.ofNullable(start), Optional.ofNullable(end),
                Optional.ofNullable(premium).map(BigDecimal::new), Optional.of(false));
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void policiesThatEndInTimeAreSelectedOnce(Shop shop) {
        var last = policy(shop, END, PolicyState.ACTIVE);
        var later = policy(shop, END.plusDays(1), PolicyState.ACTIVE);
        var renewed = policy(shop, END, PolicyState.RENEWED);
        var select = shop.get(SelectPolicies.class);
        select.run(new SelectPolicies.In("P60D"), shop.step("XBS-1"));
        select.run(new SelectPolicies.In("P60D"), shop.step("XBS-2"));
        assertThat(told(shop, last)).isEqualTo(1);
        assertThat(told(shop, later)).isZero();
        assertThat(told(shop, renewed)).isZero();
    }

    private static int told(Shop shop, Policy policy) {
        return shop.jdbc().sql("select count(*) from event where name = 'policy-ending' and event_key = ?").param(policy.policyNo()).query(Integer.class).single();
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aPolicyThatNobodyKnowsIsEnteredWhole(Shop shop) {
        var open = shop.get(OpenRenewal.class);
        String policyNo = Shop.unique("PD");
        assertThatThrownBy(() -> open.run(entered(shop, policyNo, null, END, "100"), shop.step("XB"))).hasMessageContaining("保险起期");
        assertThatThrownBy(() -> open.run(entered(shop, policyNo, END, END.minusDays(1), "100"), shop.step("XB"))).hasMessageContaining("早于");
        assertThatThrownBy(() -> open.run(entered(shop, policyNo, END.minusYears(1), END, "0"), shop.step("XB"))).hasMessageContaining("应大于 0");
        var out = open.run(entered(shop, policyNo, END.minusYears(1), END, "2800.50"), shop.step(Shop.unique("XB")));
        assertThat(out).isEqualTo(new OpenRenewal.Out("平安", END, false));
        assertThat(shop.get(Policies.class).find(policyNo).orElseThrow().premiumFen()).isEqualTo(280_050);
        assertThatThrownBy(() -> open.run(entered(shop, policyNo, null, null, null), shop.step("XB"))).hasMessageContaining("另一位客户");
    }

    @Test
    void thePlanCountsFromTheLastInsuredDay() {
        var now = Shop.moment("2026-11-21T09:05");
        var planner = new PlanRenewal(Clock.fixed(now, Shop.ZONE));
        var plan = planner.run(new PlanRenewal.In(LocalDate.of(2027, 6, 30), "P60D", "P30D", "P7D", "09:00"), null);
        assertThat(plan).isEqualTo(new PlanRenewal.Out(Shop.moment("2027-05-01T09:00"), Shop.moment("2027-05-31T09:00"), Shop.moment("2027-06-23T09:00"), Shop.moment("2027-07-01T00:00")));
        assertThat(planner.run(new PlanRenewal.In(LocalDate.of(2026, 11, 23), "P60D", "P30D", "P7D", "09:00"), null).callAt()).as("known too late for its day").isEqualTo(now);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theNewPolicyTakesThePlaceOfTheOld(Shop shop) {
        var old = policy(shop, END, PolicyState.ACTIVE);
        String caseNo = Shop.unique("XB");
        shop.get(OpenRenewal.class).run(new OpenRenewal.In(old.policyNo(), old.customerId(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                shop.step(caseNo));
        shop.submit(caseNo, "renewalQuote", "{'quotedBy':'平安产险','premiumYuan':3000,'cover':'交强险'}");
        assertThat(shop.get(QuoteRenewal.class).run(new QuoteRenewal.In("renewalQuote"), shop.step(caseNo)).premiumFen()).isEqualTo(300_000);
        var renew = shop.get(RenewPolicy.class);
        assertThatThrownBy(() -> renew.run(new RenewPolicy.In(old.policyNo(), old.policyNo(), "人保", END, END.plusYears(1), 300_000), shop.step(caseNo))).hasMessageContaining("已经有了");
        String next = Shop.unique("PD");
        assertThatThrownBy(() -> renew.run(new RenewPolicy.In(old.policyNo(), next, "人保", END, END.minusDays(1), 300_000), shop.step(caseNo))).hasMessageContaining("早于");
        assertThatThrownBy(() -> renew.run(new RenewPolicy.In(old.policyNo(), next, "人保", END, END.plusYears(1), 300_000), shop.step(caseNo))).hasMessageContaining("「保险起期」%s 要在原保单止期 %s 之后".formatted(END, END));
        renew.run(new RenewPolicy.In(old.policyNo(), next, "人保", END.plusDays(1), END.plusYears(1), 300_000), shop.step(caseNo));
        shop.get(CloseRenewal.class).run(new CloseRenewal.In(old.policyNo(), PolicyState.RENEWED, Optional.empty()), shop.step(caseNo));
        assertThat(shop.get(Policies.class).find(old.policyNo()).orElseThrow().state()).isEqualTo(PolicyState.RENEWED);
        assertThat(shop.get(Policies.class).find(next).orElseThrow().boughtHere()).isTrue();
        assertThat(shop.get(RenewalFacts.class).of(caseNo)).containsEntry("policyEndsOn", "1月20日").containsEntry("renewalInsurer", "平安产险").containsEntry("renewalPremium", "¥3,000.00").containsEntry("newPolicyNo", next);
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void theFirstPolicyOfANewCarIsFoundWhenItEnds(Shop shop) {
        String caseNo = Shop.unique("JC");
        String customer = shop.customer("陈静");
        String policyNo = Shop.unique("PD");
        var file = shop.get(FilePolicy.class);
        var in = new FilePolicy.In("DD-NONE", customer, shop.vehicle(customer), "carPapers");
        shop.submit(caseNo, "carPapers", "{'plateNo':'京A12345'}");
        file.run(in, shop.step(caseNo));
        shop.submit(caseNo, "carPapers", "{'policyNo':'%s','insurer':'平安','policyStartsOn':'2026-12-01','policyEndsOn':'2027-11-30'}".formatted(policyNo));
        assertThatThrownBy(() -> file.run(in, shop.step(caseNo))).hasMessageContaining("保费");
        shop.submit(caseNo, "carPapers", "{'policyNo':'%s','insurer':'平安','policyStartsOn':'2026-12-01','policyEndsOn':'2027-11-30','premiumYuan':4200.5}".formatted(policyNo));
        file.run(in, shop.step(caseNo));
        file.run(in, shop.step(caseNo));
        assertThat(shop.get(Policies.class).find(policyNo)).contains(new Policy(policyNo, customer, Optional.of(in.vehicleId()), "平安", LocalDate.of(2026, 12, 1), LocalDate.of(2027, 11, 30),
                420_050, false, PolicyState.ACTIVE));
        assertThatThrownBy(() -> file.run(new FilePolicy.In("DD-NONE", shop.customer("王芳"), in.vehicleId(), "carPapers"), shop.step(caseNo))).hasMessageContaining("另一位客户");
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aCarInsuredHereIsNotReadyWithoutItsPolicy(Shop shop) {
        String orderNo = insuredHere(shop);
        String customer = shop.get(SalesOrders.class).find(orderNo).orElseThrow().customerId();
        String caseNo = Shop.unique("JC");
        String policyNo = Shop.unique("PD");
        var in = new FilePolicy.In(orderNo, customer, shop.vehicle(customer), "carPapers");
        shop.submit(caseNo, "carPapers", "{'plateNo':'京A12345'}");
        assertThatThrownBy(() -> shop.get(FilePolicy.class).run(in, shop.step(caseNo))).hasMessageContaining("在本店投保，请填「保单号」");
        shop.submit(caseNo, "carPapers", "{'policyNo':'%s','insurer':'平安','policyStartsOn':'2026-12-01','policyEndsOn':'2027-11-30'}".formatted(policyNo));
        shop.get(FilePolicy.class).run(in, shop.step(caseNo));
        assertThat(shop.get(Policies.class).find(policyNo).orElseThrow()).extracting(Policy::premiumFen, Policy::boughtHere).containsExactly(500_000L, true);
    }

    /** An order whose buyer insures in the house, for 5,000 yuan. */
    private static String insuredHere(Shop shop) {
        String orderNo = Shop.unique("DD");
        String model = Shop.unique("M");
        shop.get(CarModels.class).put(new CarModel(model, model, 12_000_000));
        shop.get(Cases.class).open(orderNo, "vehicle-order", Optional.empty(), Optional.empty(), Optional.empty(), "p");
        shop.get(OpenSalesOrder.class).run(new OpenSalesOrder.In(shop.customer("陈静"), model, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), shop.step(orderNo));
        shop.submit(orderNo, "insurance", "{'insuranceChoice':'FULL','premiumYuan':5000}");
        shop.get(ChooseInsurance.class).run(new ChooseInsurance.In("insurance", Optional.empty()), shop.step(orderNo));
        return orderNo;
    }

    @ParameterizedTest
    @MethodSource(ONBOTH)
    void aCampaignHoldsOnBothItsDays(Shop shop) {
        var campaigns = shop.get(Campaigns.class);
        shop.jdbc().sql("delete from insurance_campaign").update();
        campaigns.put(new Campaign("P-1", "有礼", LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22)));
        campaigns.put(new Campaign("P-1", "续保有礼", LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23)));
        var find = shop.get(FindCampaign.class);
        assertThat(find.run(new FindCampaign.In(), shop.step("XB")).campaignRunning()).isFalse();
        assertThat(find.run(new FindCampaign.In(), shop.at("2026-11-22T00:00").step("XB")).promotionId()).contains("P-1");
        assertThat(find.run(new FindCampaign.In(), shop.at("2026-11-23T23:59").step("XB")).campaignRunning()).isTrue();
        assertThat(find.run(new FindCampaign.In(), shop.at("2026-11-24T00:00").step("XB")).campaignRunning()).isFalse();
    }
}
