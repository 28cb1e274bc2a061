package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;

@FlowTest
class InsuranceRenewalTest {

    static final LocalDate END = LocalDate.of(2027, 6, 30);

    @Autowired Shop shop;
    @Autowired RenewalDesk desk;

    @BeforeEach
    void open() {
        desk.open();
    }

    @AfterEach
    void forget() {
        desk.forget();
    }

    /** A renewal of a policy that ends on 30 June, quoted on 1 May and announced on 31 May. */
    ProcessInstance announced() {
        var renewal = desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(LocalDate.of(2027, 5, 31).atTime(9, 0));
        return renewal;
    }

    @Test
    @DisplayName("insurance-renewal fact 1: a policy that ends on 30 June is quoted on 1 May, announced by SMS on 31 May, called for on 23 June")
    void threeDates() {
        desk.policy(END);
        shop.at(LocalDate.of(2027, 4, 30).atTime(8, 0));
        desk.select();
        assertThat(desk.running()).isNull();
        shop.at(LocalDate.of(2027, 5, 1).atTime(8, 0));
        desk.select();
        var renewal = desk.running();
        assertThat(renewal.getBusinessKey()).startsWith("XB-20270501-");
        shop.advanceTo(LocalDate.of(2027, 5, 1).atTime(9, 0));
        assertThat(shop.groups(shop.task("prepare-quote"))).containsExactly("insurance-specialist");
        desk.quote(3000);
        assertThat(desk.pdf("insurance-renewal-quote")).contains("¥3,000.00", "车损险", "¥3,500.00", "报价公司 平安产险");
        shop.advanceTo(LocalDate.of(2027, 5, 31).atTime(8, 59));
        assertThat(desk.sent()).isEmpty();
        shop.advanceTo(LocalDate.of(2027, 5, 31).atTime(9, 0));
        assertThat(desk.sent()).containsExactly("reminder.sms");
        assertThat(shop.texts(renewal.getBusinessKey()).get(0).content()).contains("6月30日到期", "¥3,000.00");
        shop.advanceTo(LocalDate.of(2027, 6, 23).atTime(8, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(LocalDate.of(2027, 6, 23).atTime(9, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
        assertThat(desk.sent()).as("nothing between").containsExactly("reminder.sms");
    }

    @Test
    @DisplayName("insurance-renewal fact 2: renewed in a campaign, the points count double, and the campaign hears of the sale")
    void inACampaign() {
        desk.campaign("P-1", LocalDate.of(2027, 5, 1), LocalDate.of(2027, 6, 30));
        announced();
        desk.visits("NONE").answers("YES").pays(3000).issues();
        assertThat(desk.told("points-event")).containsEntry("factor", 2).containsEntry("kind", "RENEWAL").containsEntry("amountFen", 300_000)
                .containsEntry("sourceRef", desk.policyNo).containsEntry("campaignId", "P-1");
        assertThat(desk.told("insurance-sold")).containsEntry("saleKind", "RENEWAL").containsEntry("purchaseRef", desk.policyNo + "-N");
    }

    @Test
    @DisplayName("insurance-renewal fact 3: renewed outside a campaign, the points count once")
    void outsideACampaign() {
        desk.campaign("P-2", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 5, 30));
        announced();
        desk.visits("NONE").answers("YES").pays(3000).issues();
        assertThat(desk.told("points-event")).containsEntry("factor", 1).containsEntry("campaignId", null);
        assertThat(desk.isTold("insurance-sold")).isFalse();
    }

    @Test
    @DisplayName("insurance-renewal fact 4: for \"a friend sells insurance\" the row of the friend is shown, and nothing may be said about others")
    void friendSells() {
        announced();
        desk.visits("FRIEND");
        assertThat(shop.task("answer-renewal-objection").getDescription()).contains("出险有理赔专员代办，维修进度当天知道").contains("不说别家的坏话").doesNotContain("贷款");
        assertThatThrownBy(() -> shop.complete("answer-renewal-objection", "objectionAnswer", Map.of("used", List.of("CLAIMS")))).hasMessageContaining("只讲了事实，没有评价别家");
        shop.complete("answer-renewal-objection", "objectionAnswer", Map.of("used", List.of("CLAIMS"), "factsOnly", true));
        assertThat(shop.hasTask("record-answer")).isTrue();
    }

    @Test
    @DisplayName("insurance-renewal facts 5 and 8: a refusal needs its reason; the status is REFUSED and no call is made seven days before the end")
    void refused() {
        var renewal = announced();
        desk.visits("NONE");
        assertThatThrownBy(() -> desk.answers("NO")).hasMessageContaining("「不续的原因」必须填写");
        shop.complete("record-answer", "renewalDecision", Map.of("answer", "NO", "refuseReason", "车已经卖了"));
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.REFUSED);
        assertThat(desk.status()).isEqualTo("REFUSED 车已经卖了");
        shop.advanceTo(END.plusDays(2).atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(desk.sent()).containsExactly("reminder.sms");
    }

    @Test
    @DisplayName("insurance-renewal fact 6: a policy that ended without renewal is LAPSED, and the owner is warned that there is no cover")
    void lapsed() {
        var renewal = announced();
        shop.advanceTo(LocalDate.of(2027, 6, 23).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("record-last-answer", "renewalDecision", Map.of("answer", "LATER"));
        shop.advanceTo(END.atTime(23, 59));
        assertThat(renewal).isNotEnded();
        shop.advanceTo(END.plusDays(1).atTime(8, 0));
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.LAPSED);
        assertThat(desk.sent()).containsExactly("reminder.sms", "lapsed.sms");
        assertThat(shop.texts(renewal.getBusinessKey()).get(1).content()).contains("现在没有保障");
    }

    @Test
    @DisplayName("insurance-renewal fact 7: accepted, the policy is issued in the store at the same visit")
    void issuedAtOnce() {
        var renewal = announced();
        var visit = shop.now();
        desk.visits("NONE").answers("YES").pays(3000);
        assertThat(shop.task("issue-policy").getDueDate()).isEqualTo(Shop.date(visit.plusHours(2)));
        desk.issues();
        assertThat(shop.now()).isEqualTo(visit);
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.RENEWED);
        assertThat(desk.find(desk.policyNo + "-N")).get().extracting(Policy::boughtHere, Policy::premiumFen, Policy::endsOn)
                .containsExactly(true, 300_000L, END.plusYears(1));
        assertThat(desk.sent()).contains("issued.sms");
    }

    @Test
    @DisplayName("insurance-renewal fact 9: without the premium no policy is issued and no points are told")
    void notPaid() {
        var renewal = announced();
        desk.visits("NONE").answers("YES");
        assertThat(shop.hasTask("issue-policy")).isFalse();
        shop.advanceTo(LocalDate.of(2027, 6, 10).atTime(9, 0));
        assertThat(renewal).hasNotPassed("issue-policy");
        assertThat(desk.isTold("points-event")).isFalse();
        assertThat(renewal).isWaitingAt("last-call-due");
        assertThat(desk.find(desk.policyNo + "-N")).isEmpty();
    }
}
