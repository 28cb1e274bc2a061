package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

/** When a customer may be called, and what is done until then. */
@FlowTest
class CustomerContactHoursTest extends ContactDesk {

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
}
