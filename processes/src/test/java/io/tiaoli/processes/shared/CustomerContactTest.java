package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

/** What comes of a contact: reached, missed, refused or never begun. */
@FlowTest
class CustomerContactTest extends ContactDesk {

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
