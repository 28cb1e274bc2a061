package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.insurance.PolicyState;

/** What may come otherwise in a renewal: entered by hand, replies, silence, late minds, wrong data, cancellation. */
@FlowTest
class InsuranceRenewalExceptionsTest {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();
    static final LocalDate END = TODAY.plusDays(60);

    @Autowired Shop shop;
    @Autowired RenewalDesk desk;
    @Autowired Events events;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        desk.open();
    }

    @AfterEach
    void forget() {
        desk.forget();
    }

    @Test
    @DisplayName("insurance-renewal: a policy that ends soon is selected once, however often the timer fires; a policy bought elsewhere too")
    void selectedOnce() {
        desk.selected(END);
        desk.select();
        shop.at(TODAY.plusDays(1).atTime(8, 0));
        desk.select();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("insurance-renewal").active().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("insurance-renewal: the account manager enters a policy that nobody knew; what is missing is asked for")
    void enteredByHand() {
        var renewal = desk.byForm(Map.of());
        assertThat(shop.task("correct-renewal").getDescription()).contains("不在档案里", "保险起期");
        shop.complete("correct-renewal", "renewal", Map.of("plateNo", desk.vehicle.plateNo(), "customerName", "李娜", "policyNo", desk.policyNo, "insurer", "平安",
                "startDate", END.minusYears(1).toString(), "endDate", END.toString(), "premiumYuan", 2800));
        assertThat(renewal).isWaitingAt("prepare-quote");
        assertThat(desk.kept().boughtHere()).isFalse();
        assertThatThrownBy(() -> desk.quote(0)).hasMessageContaining("「续保保费（元）」的值「0」");
    }

    @Test
    @DisplayName("insurance-renewal: a policy of another customer is not renewed for this one, nor one that was renewed")
    void anotherCustomersPolicy() {
        desk.policy(END);
        jdbc.sql("update insurance_policy set customer_id = ? where policy_no = ?").params(shop.newCustomer("王芳").id(), desk.policyNo).update();
        desk.byForm(Map.of());
        assertThat(shop.task("correct-renewal").getDescription()).contains("另一位客户");
        jdbc.sql("update insurance_policy set customer_id = ?, state = 'RENEWED' where policy_no = ?").params(desk.customer.id(), desk.policyNo).update();
        shop.complete("correct-renewal", "renewal", Map.of("plateNo", desk.vehicle.plateNo(), "customerName", "李娜", "policyNo", desk.policyNo));
        assertThat(shop.task("correct-renewal").getDescription()).contains("已经续保");
    }

    @Test
    @DisplayName("insurance-renewal: an owner who replies is heard at once; a price objection is answered with facts")
    void replies() {
        var renewal = desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(30).atTime(9, 0));
        shop.reply(desk.customer, "有点贵");
        assertThat(shop.hasTask("await-answer")).isFalse();
        shop.complete("hear-owner", "renewalTalk", Map.of("way", "REPLY", "objection", "PRICE"));
        assertThat(shop.task("answer-renewal-objection").getDescription()).contains("定期免费检查");
        shop.complete("answer-renewal-objection", "objectionAnswer", Map.of("used", java.util.List.of("SERVICE"), "factsOnly", true));
        desk.answers("LATER");
        assertThat(renewal).isWaitingAt("last-call-due");
        shop.advanceTo(TODAY.plusDays(53).atTime(9, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
    }

    @Test
    @DisplayName("insurance-renewal: who is not reached by the last call may still reply until the end")
    void lateReply() {
        var renewal = desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(53).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advanceTo(TODAY.plusDays(53).atTime(16, 0));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        assertThat(renewal).isWaitingAt("await-end");
        assertThat(shop.hasTask("follow-up-customer")).as("the last call is the last").isFalse();
        shop.reply(desk.customer, "明天来办");
        shop.complete("record-last-answer", "renewalDecision", Map.of("answer", "YES"));
        desk.pays(3000).issues();
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.RENEWED);
    }

    @Test
    @DisplayName("insurance-renewal: refused in the last call, the reason is kept")
    void refusedAtLast() {
        var renewal = desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(53).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("record-last-answer", "renewalDecision", Map.of("answer", "NO", "refuseReason", "在别处买了"));
        assertThat(renewal).isEnded();
        assertThat(desk.status()).isEqualTo("REFUSED 在别处买了");
    }

    @Test
    @DisplayName("insurance-renewal: entered in the last week, the owner is called and not texted")
    void tooLateForTheMessage() {
        desk.policy(TODAY.plusDays(5));
        desk.byForm(Map.of());
        desk.quote(3000);
        assertThat(desk.sent()).isEmpty();
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("insurance-renewal: a policy number that is in the file already is refused at the counter")
    void policyNumberTwice() {
        var renewal = desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(30).atTime(9, 0));
        desk.visits("NONE").answers("YES").pays(3000).issues(desk.policyNo);
        assertThat(shop.task("issue-policy").getDescription()).contains("在档案里已经有了");
        desk.issues();
        assertThat(renewal).isEnded();
    }

    @Test
    @DisplayName("insurance-renewal: the new policy begins after the last day of the old one, which is still insured")
    void policyBeginsAfterTheOldEnds() {
        desk.selected(END);
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(30).atTime(9, 0));
        desk.visits("NONE").answers("YES").pays(3000).issues(desk.policyNo + "-N", END);
        assertThat(shop.task("issue-policy").getDescription()).contains("「保险起期」%s 要在原保单止期 %s 之后".formatted(END, END));
        desk.issues(desk.policyNo + "-N", END.plusDays(1));
        assertThat(desk.find(desk.policyNo + "-N").orElseThrow().startsOn()).isEqualTo(END.plusDays(1));
    }

    @Test
    @DisplayName("insurance-renewal: without a mobile phone the owner is called; the end is noted without a message")
    void withoutMobile() {
        var renewal = desk.selected(END);
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(desk.customer.id()).update();
        desk.quote(3000);
        shop.advanceTo(TODAY.plusDays(30).atTime(9, 0));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "REACHED"));
        shop.advanceTo(TODAY.plusDays(53).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "OTHER"));
        shop.advanceTo(END.plusDays(1).atTime(9, 0));
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.LAPSED);
        assertThat(desk.sent()).isEmpty();
    }

    @Test
    @DisplayName("insurance-renewal: a cancelled renewal leaves the policy as it is")
    void cancelled() {
        var renewal = desk.selected(END);
        events.publish("case-cancelled", renewal.getBusinessKey(), Map.of("cancelReason", "重复"), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(renewal).isEnded();
        assertThat(desk.kept().state()).isEqualTo(PolicyState.ACTIVE);
    }

    @Test
    @DisplayName("insurance-renewal: an owner who sold the car is not reminded of its insurance")
    void ownerLeft() {
        var renewal = desk.selected(END);
        events.publish("owner-left", desk.vehicle.id(), Map.of("ownerLeft", "SOLD"), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(renewal).isEnded();
        assertThat(desk.status()).isEqualTo("REFUSED 车已卖");
    }

    @Test
    @DisplayName("insurance-renewal: a renewal entered by hand hears too that the owner has left")
    void ownerLeftOfOneEnteredByHand() {
        desk.policy(END);
        var renewal = desk.byForm(Map.of());
        assertThat(renewal).isWaitingAt("prepare-quote");
        events.publish("owner-left", desk.vehicle.id(), Map.of("ownerLeft", "SOLD"), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(renewal).isEnded();
        assertThat(shop.hasTask("prepare-quote")).isFalse();
        assertThat(desk.status()).isEqualTo("REFUSED 车已卖");
    }
}
