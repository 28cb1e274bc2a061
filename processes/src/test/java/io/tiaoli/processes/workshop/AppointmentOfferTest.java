package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

/** How customers are asked whether they want to come. */
@FlowTest
class AppointmentOfferTest extends BookingDesk {

    @Test
    @DisplayName("service-appointment fact 5: for 20 May 13:00 a reminder task exists on 19 May outside 12:00–14:30 and names 13:00, the 20 000 km maintenance and the front noise")
    void remindsTheDayBefore() {
        shop.at(LocalDateTime.of(2027, 5, 10, 9, 0));
        var at = LocalDateTime.of(2027, 5, 20, 13, 0);
        var booking = requested(at);
        var noon = wish(at);
        noon.put("reminderTime", "13:00");
        assertThatThrownBy(() -> talk(noon)).hasMessageContaining("午间 12:00–14:30 不打电话");
        var afternoon = wish(at);
        afternoon.put("reminderTime", "14:30");
        talk(afternoon);
        recap();
        shop.advanceTo(at.minusDays(1).withHour(14).withMinute(29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(at.minusDays(1).withHour(14).withMinute(30));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("customer-specialist");
        assertThat(script(booking, "service-appointment-reminder.call")).contains("5月20日 13:00").contains("20000公里保养").contains("前部异响");
    }

    @Test
    @DisplayName("service-appointment: who does not want to book now but later is called back then, without a new preparation")
    void callBackLater() {
        var booking = called("PERIODIC", Map.of("customerReached", true));
        talk(Map.of("bookingWanted", "NO"));
        refuse(Map.of("reason", "NOT_CONVENIENT", "callAt", iso(MONDAY.atTime(13, 0))));
        assertThat(shop.hasTask("prepare-call")).isFalse();
        shop.advanceTo(MONDAY.atTime(13, 0));
        call("REACHED");
        talk(wish(TOMORROW_13));
        recap();
        assertThat(booking).isWaitingAt("await-arrival");
    }

    @Test
    @DisplayName("service-appointment: no interest or another reason just ends the case")
    void otherRefusals() {
        for (String reason : List.of("NOT_INTERESTED", "OTHER")) {
            var booking = called("LAPSED", Map.of("customerReached", true));
            talk(Map.of("bookingWanted", "NO"));
            refuse(Map.of("reason", reason));
            ended(booking, "REFUSED");
            assertThat(isTold(booking, "complaint-raised")).isFalse();
        }
    }

    @Test
    @DisplayName("service-appointment: the specialist's next date brings the preparation back then, a reached customer goes to the talk")
    void specialistNextDate() {
        var booking = calling("PERIODIC");
        call("NO_ANSWER");
        shop.advance(Duration.ofHours(6));
        call("NO_ANSWER");
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "NEXT_DATE", "nextContactAt", iso(MONDAY.plusDays(3).atTime(10, 0))));
        assertThat(shop.hasTask("prepare-call")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(10, 0));
        shop.complete("prepare-call", "callPlan", Map.of("recommendedItems", "定期保养", "channel", "PHONE"));
        call("REACHED");
        assertThat(shop.groups(shop.task("talk-with-customer"))).containsExactly("telesales");
        assertThat(booking).isNotEnded();
    }

    @Test
    @DisplayName("service-appointment: a wrong number or a customer who must not be contacted ends as unreachable")
    void notToBeReached() {
        var wrong = calling("PERIODIC");
        call("WRONG_NUMBER");
        shop.complete("correct-phone", "phoneCorrection", Map.of("notes", "查不到"));
        ended(wrong, "UNREACHABLE");
        customer = shop.newCustomer("李娜");
        vehicle = shop.vehicle(customer);
        var blocked = calling("PERIODIC");
        ended(blocked, "UNREACHABLE");
        assertThat(sent(blocked)).isEmpty();
    }

    @Test
    @DisplayName("service-appointment: an offer by message waits three days for an answer")
    void offerByMessage() {
        var silent = called("PERIODIC", Map.of());
        shop.complete("prepare-call", "callPlan", Map.of("recommendedItems", "定期保养", "channel", "SMS"));
        assertThat(sent(silent)).containsExactly("offer.sms");
        shop.advance(Duration.ofDays(3));
        ended(silent, "UNREACHABLE");

        called("PERIODIC", Map.of());
        shop.complete("prepare-call", "callPlan", Map.of("recommendedItems", "定期保养", "channel", "SMS"));
        shop.reply(customer, "周五下午可以");
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
    }

    @Test
    @DisplayName("service-appointment: the offer waits for the time that the customer prefers")
    void preferredTime() {
        called("PERIODIC", Map.of());
        shop.complete("prepare-call", "callPlan", Map.of("recommendedItems", "定期保养", "channel", "PHONE", "callAt", iso(MONDAY.atTime(16, 0))));
        shop.advanceTo(MONDAY.atTime(15, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(16, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }
}
