package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.workers.appointments.AppointmentState;

/** What happens between the booking and the visit. */
@FlowTest
class AppointmentChangesTest extends BookingDesk {

    @Test
    @DisplayName("service-appointment: a customer who cancels gets his slot and parts given back and a message")
    void cancelledByTheCustomer() {
        String partNo = part(1);
        var booking = requested(TOMORROW_13);
        talk(wishWithPart(TOMORROW_13, partNo));
        recap();
        assertThat(parts.find(partNo).orElseThrow().free()).isZero();
        shop.advance(Duration.ofMinutes(10));
        tell("appointment-cancelled", caseNo(booking), Map.of());
        ended(booking, "CANCELLED");
        assertThat(parts.find(partNo).orElseThrow().free()).isEqualTo(1);
        assertThat(appointment(booking).state()).isEqualTo(AppointmentState.CANCELLED);
        assertThat(sent(booking)).containsExactly("confirm.sms", "cancelled.sms");
    }

    @Test
    @DisplayName("service-appointment: a case that the shop cancels gives slot and parts back and tells the customer nothing")
    void cancelledByTheShop() {
        String partNo = part(1);
        var booking = requested(TOMORROW_13);
        talk(wishWithPart(TOMORROW_13, partNo));
        recap();
        tell("case-cancelled", caseNo(booking), Map.of());
        ended(booking, "CANCELLED");
        assertThat(parts.find(partNo).orElseThrow().free()).isEqualTo(1);
        assertThat(sent(booking)).containsExactly("confirm.sms");
    }

    @Test
    @DisplayName("service-appointment: a cancellation before any slot was agreed sends no message")
    void cancelledBeforeBooking() {
        var booking = requested(TOMORROW_13);
        tell("appointment-cancelled", caseNo(booking), Map.of());
        ended(booking, "CANCELLED");
        assertThat(sent(booking)).isEmpty();
    }

    @Test
    @DisplayName("service-appointment: a change by any channel moves the slot")
    void changedByTheCustomer() {
        var booking = booked(TOMORROW_13);
        tell("appointment-changed", caseNo(booking), Map.of("wantedAt", iso(TOMORROW_13.plusDays(3))));
        recap();
        assertThat(appointment(booking).slotAt()).isEqualTo(instant(TOMORROW_13.plusDays(3)));
    }

    @Test
    @DisplayName("service-appointment: at the reminder the customer may cancel")
    void cancelledAtTheReminder() {
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        remind(Map.of("answer", "CANCEL"));
        ended(booking, "CANCELLED");
        assertThat(sent(booking)).containsExactly("confirm.sms", "cancelled.sms");
    }

    @Test
    @DisplayName("service-appointment: who is not reached for the reminder gets a message, keeps the slot and is awaited")
    void reminderByMessage() {
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "NO_ANSWER"));
        shop.advanceTo(MONDAY.atTime(14, 30));
        shop.complete("call-customer", "reminder", Map.of("result", "NO_ANSWER"));
        assertThat(sent(booking)).containsExactly("confirm.sms", "customer-contact-missed-call.sms", "reminder.sms");
        assertThat(shop.texts(caseNo(booking)).get(2).content()).contains("11月24日 13:00").contains("20000公里保养").contains("前部异响");
        assertThat(booking).isWaitingAt("await-arrival");
        assertThat(appointment(booking).state()).isEqualTo(AppointmentState.CONFIRMED);
    }

    @Test
    @DisplayName("service-appointment: a reminder that nobody made ends at the booked time, and overdue care follows")
    void reminderNeverMade() {
        var booking = booked(TOMORROW_13);
        shop.advanceTo(TOMORROW_13);
        assertThat(booking).isWaitingAt("await-arrival");
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(TOMORROW_13.plusHours(2));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("service-appointment: a customer who comes before the reminder call was made is handed over as booked")
    void earlyArrival() {
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        arrive();
        ended(booking, "ARRIVED");
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(told(booking, "customer-arrived")).containsEntry("booked", true);
    }

    @Test
    @DisplayName("service-appointment: who is overdue may move the visit")
    void overdueMoves() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.atTime(15, 30));
        overdue(Map.of("answer", "RESCHEDULE", "newWantedAt", iso(TOMORROW_13)));
        recap();
        assertThat(appointment(booking).slotAt()).isEqualTo(instant(TOMORROW_13));
    }

    @Test
    @DisplayName("service-appointment: who is overdue and no longer comes is a no-show, and the slot is free")
    void overdueCancels() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.atTime(15, 30));
        overdue(Map.of("answer", "CANCEL"));
        ended(booking, "NO_SHOW");
        assertThat(last(booking, "noShow")).isEqualTo(true);
        assertThat(appointment(booking).state()).isEqualTo(AppointmentState.NO_SHOW);
    }

    @Test
    @DisplayName("service-appointment: a day after the booked time an unreached customer is a no-show and the parts go back")
    void noShow() {
        shop.at(MONDAY.atTime(8, 0));
        String partNo = part(1);
        var booking = requested(MONDAY.atTime(15, 0));
        talk(wishWithPart(MONDAY.atTime(15, 0), partNo));
        recap();
        shop.advanceTo(MONDAY.plusDays(1).atTime(14, 59));
        assertThat(booking).isNotEnded();
        shop.advanceTo(MONDAY.plusDays(1).atTime(15, 0));
        ended(booking, "NO_SHOW");
        assertThat(parts.find(partNo).orElseThrow().free()).isEqualTo(1);
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    @Test
    @DisplayName("service-appointment: without a mobile phone a cancellation at the reminder ends without a message")
    void withoutMobileCancelled() {
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(customer.id()).update();
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        remind(Map.of("answer", "CANCEL"));
        ended(booking, "CANCELLED");
    }
}
