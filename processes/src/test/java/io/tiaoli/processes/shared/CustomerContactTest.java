package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;

@FlowTest
class CustomerContactTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static int number;

    @Autowired Shop shop;
    Customer customer;
    String caseNo;

    @BeforeEach
    void customer() {
        caseNo = "T-CONTACT-%04d".formatted(++number);
        customer = shop.newCustomer("张伟");
        shop.consents(customer, "CARE");
        shop.openCase(caseNo, "vehicle-repair", customer);
    }

    ProcessInstance contact(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("customerId", customer.id(), "contactPurpose", "CARE", "businessLine", "AUTO", "contactRole", "service-advisor"));
        variables.putAll(more);
        return shop.start("customer-contact", caseNo, variables);
    }

    ProcessInstance beautyOrder(LocalDateTime receivedAt) {
        return contact(Map.of("contactPurpose", "ORDER_CONFIRMATION", "businessLine", "BEAUTY", "contactRole", "beautician", "onUnreachable", "CONTINUE", "orderReceivedAt", date(receivedAt)));
    }

    void call(String result) {
        shop.complete("call-customer", "contact", Map.of("result", result));
    }

    @Test
    @DisplayName("customer-contact fact 1: a care contact due at noon makes no call task and waits until 14:30")
    void waitsOverNoon() {
        shop.at(MONDAY.atTime(12, 0));
        var contact = contact(Map.of());
        assertThat(contact).isWaitingAt("contact-due");
        shop.advanceTo(MONDAY.atTime(14, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(14, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("customer-contact fact 2: at 11:59 or 14:30 the call task is there at once")
    void callsAtTheEdges() {
        shop.at(MONDAY.atTime(11, 59));
        contact(Map.of());
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        call("REACHED");
        shop.at(MONDAY.atTime(14, 30));
        contact(Map.of());
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("customer-contact facts 3 and 4: a beauty order at 22:05 is answered by SMS; the reply at 22:20 makes a call task at once")
    void quietSmsFirst() {
        shop.at(MONDAY.atTime(22, 5));
        beautyOrder(MONDAY.atTime(22, 5));
        assertThat(shop.wordings(caseNo)).containsExactly("customer-contact-quiet-hours.sms");
        assertThat(shop.texts(caseNo).get(0).content()).startsWith("【条理汽车】张先生您好");
        assertThat(shop.hasTask("call-customer")).isFalse();

        shop.advanceTo(MONDAY.atTime(22, 20));
        shop.reply(customer, "现在可以");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("beautician");
    }

    @Test
    @DisplayName("customer-contact fact 5: a beauty order at 21:59 makes a call task")
    void lateButNotTooLate() {
        shop.at(MONDAY.atTime(21, 59));
        beautyOrder(MONDAY.atTime(21, 59));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("customer-contact fact 6: before a morning beauty service a message is used, not a call")
    void morningServiceIsTexted() {
        shop.at(MONDAY.atTime(8, 10));
        var contact = contact(Map.of("contactPurpose", "DAY_OF_SERVICE", "businessLine", "BEAUTY", "contactRole", "beautician", "smsTemplateKey", "customer-contact-quiet-hours.sms",
                "serviceStart", date(MONDAY.atTime(9, 30)), "departureAt", date(MONDAY.atTime(9, 0))));
        assertThat(contact).isEnded();
        assertThat(shop.texts(caseNo)).hasSize(1);
    }

    @Test
    @DisplayName("customer-contact fact 7: an unanswered call is followed by the missed-call SMS, attempts is 1")
    void missedCallIsTexted() {
        var contact = contact(Map.of());
        call("NO_ANSWER");
        assertThat(shop.wordings(caseNo)).containsExactly("customer-contact-missed-call.sms");
        assertThat(shop.variable(contact, "attempts")).hasToString("1");
        assertThat(contact).isWaitingAt("await-reply");
    }

    @Test
    @DisplayName("customer-contact fact 8: after the second unanswered call the customer specialist has a task and the escalation was thrown")
    void secondMissGoesToTheSpecialist() {
        var contact = contact(Map.of());
        call("NO_ANSWER");
        shop.advance(Duration.ofHours(6));
        call("NO_ANSWER");
        assertThat(shop.groups(shop.task("follow-up-customer"))).containsExactly("customer-specialist");
        assertThat(contact).hasPassed("customer-unreachable-thrown");
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "REACHED", "notes", "微信联系上了"));
        assertThat(contact).isEnded();
        assertThat(shop.contacts(customer)).containsExactly("CARE REACHED");
    }

    @Test
    @DisplayName("customer-contact fact 9: \"not now, 16:00 please\" brings the call task back at 16:00 and counts no attempt")
    void callsBackWhenAsked() {
        var contact = contact(Map.of());
        shop.complete("call-customer", "contact", Map.of("result", "NOT_CONVENIENT", "callbackAt", iso(MONDAY.atTime(16, 0))));
        shop.advanceTo(MONDAY.atTime(15, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(16, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
        assertThat(shop.variable(contact, "attempts")).hasToString("0");
    }

    @Test
    @DisplayName("customer-contact fact 10: a call-back at 13:00 at the customer's own wish is accepted and made then")
    void ownWishLiftsTheNoonBan() {
        contact(Map.of());
        shop.complete("call-customer", "contact", Map.of("result", "NOT_CONVENIENT", "callbackAt", iso(MONDAY.atTime(13, 0))));
        shop.advanceTo(MONDAY.atTime(13, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("customer-contact fact 11: two unanswered calls of two make attempts 2, one missed-call SMS and no third call task")
    void neverAThirdCall() {
        var contact = contact(Map.of());
        call("NO_ANSWER");
        shop.advance(Duration.ofHours(6));
        call("NO_ANSWER");
        assertThat(shop.variable(contact, "attempts")).hasToString("2");
        shop.advance(Duration.ofDays(1));
        assertThat(shop.wordings(caseNo)).containsExactly("customer-contact-missed-call.sms");
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    @Test
    @DisplayName("customer-contact fact 12: without a reply one quiet-hours SMS goes out and the call task appears at 08:00")
    void callsInTheMorning() {
        shop.at(MONDAY.atTime(22, 5));
        beautyOrder(MONDAY.atTime(22, 5));
        shop.advanceTo(MONDAY.plusDays(1).atTime(7, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(1).atTime(8, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
        assertThat(shop.wordings(caseNo)).containsExactly("customer-contact-quiet-hours.sms");
    }

    @Test
    @DisplayName("customer-contact fact 13: a confirmation due at 08:20 for 09:30 is texted, and a reply at 08:40 makes a call task")
    void replyBeforeAMorningService() {
        shop.at(MONDAY.atTime(8, 20));
        var contact = contact(Map.of("contactPurpose", "ORDER_CONFIRMATION", "businessLine", "BEAUTY", "contactRole", "beautician", "onUnreachable", "CONTINUE",
                "serviceStart", date(MONDAY.atTime(9, 30)), "departureAt", date(MONDAY.atTime(9, 0)), "dueAt", date(MONDAY.atTime(9, 0))));
        assertThat(shop.wordings(caseNo)).containsExactly("customer-contact-quiet-hours.sms");
        shop.advanceTo(MONDAY.atTime(8, 40));
        shop.reply(customer, "可以");
        assertThat(shop.hasTask("call-customer")).isTrue();
        assertThat(contact).isNotEnded();
    }

    @Test
    @DisplayName("customer-contact: a beauty order that is never confirmed goes on at departure without a specialist")
    void goesOnAtDeparture() {
        shop.at(MONDAY.atTime(8, 20));
        var contact = contact(Map.of("contactPurpose", "ORDER_CONFIRMATION", "businessLine", "BEAUTY", "contactRole", "beautician", "onUnreachable", "CONTINUE",
                "serviceStart", date(MONDAY.atTime(9, 30)), "departureAt", date(MONDAY.atTime(9, 0)), "dueAt", date(MONDAY.atTime(9, 0))));
        shop.advanceTo(MONDAY.atTime(9, 0));
        assertThat(contact).isEnded();
        assertThat(shop.hasTask("follow-up-customer")).isFalse();
        assertThat(shop.contacts(customer)).containsExactly("ORDER_CONFIRMATION UNREACHABLE");
    }

    @Test
    @DisplayName("customer-contact fact 14: WeChat makes no call task, the outcome is MESSAGE_SENT")
    void wechatIsNoCall() {
        var contact = contact(Map.of("preferredChannel", "WECHAT", "smsTemplateKey", "customer-contact-missed-call.sms"));
        assertThat(contact).isEnded();
        assertThat(shop.contacts(customer)).containsExactly("CARE MESSAGE_SENT");
    }

    @Test
    @DisplayName("customer-contact fact 15: care without consent is BLOCKED and nothing is sent")
    void noConsentNoContact() {
        customer = shop.newCustomer("李娜");
        var contact = contact(Map.of());
        assertThat(contact).isEnded().hasNotPassed("call-customer");
        assertThat(shop.contacts(customer)).containsExactly("CARE BLOCKED");
        assertThat(shop.texts(caseNo)).isEmpty();
    }

    @Test
    @DisplayName("customer-contact: who withdraws the consent while a contact waits for its hour is not called any more")
    void withdrawnWhileItWaited() {
        shop.at(MONDAY.atTime(12, 10));
        var contact = contact(Map.of());
        shop.withdraws(customer);
        shop.advanceTo(MONDAY.atTime(14, 30));
        assertThat(contact).isEnded().hasNotPassed("call-customer");
        assertThat(shop.contacts(customer)).containsExactly("CARE BLOCKED");
    }

    @Test
    @DisplayName("customer-contact: only who was spoken to can withdraw the consent")
    void nobodySpokenToWithdrawsNothing() {
        contact(Map.of());
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER", "consentWithdrawn", true));
        shop.advance(Duration.ofDays(1));
        assertThat(shop.hasTask("call-customer")).isTrue();
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER", "consentWithdrawn", true));
        shop.advance(Duration.ofDays(1));
        assertThat(shop.known(customer.id()).doNotContact()).isFalse();
    }

    @Test
    @DisplayName("customer-contact: a wrong number is corrected by customer service")
    void wrongNumberIsCorrected() {
        var contact = contact(Map.of());
        call("WRONG_NUMBER");
        assertThat(shop.groups(shop.task("correct-phone"))).containsExactly("customer-service");
        shop.complete("correct-phone", "phoneCorrection", Map.of("newPhone", "13711112222", "notes", "问了接待的同事"));
        assertThat(contact).isEnded();
        assertThat(shop.known(customer.id()).phone()).contains("13711112222");
        assertThat(shop.contacts(customer)).containsExactly("CARE WRONG_NUMBER");
    }

    @Test
    @DisplayName("customer-contact: a refusal without a reason, a past call-back or a foreign field is refused, and the form stays")
    void theServerChecksTheForm() {
        contact(Map.of());
        assertThatThrownBy(() -> shop.complete("call-customer", "contact", Map.of("result", "REFUSED"))).hasMessageContaining("「拒绝原因」必须填写");
        assertThatThrownBy(() -> shop.complete("call-customer", "contact", Map.of("result", "NOT_CONVENIENT", "callbackAt", iso(MONDAY.atTime(8, 0))))).hasMessageContaining("应晚于现在");
        assertThatThrownBy(() -> shop.complete("call-customer", "contact", Map.of("result", "REACHED", "attempts", 0))).hasMessageContaining("没有名为「attempts」的字段");
        assertThatThrownBy(() -> shop.complete("call-customer", "attempts", Map.of("result", "REACHED"))).hasMessageContaining("只接收「contact」");
        assertThatThrownBy(() -> call("LATER")).hasMessageContaining("「结果」的值「LATER」");
        assertThat(shop.hasTask("call-customer")).isTrue();
    }
}
