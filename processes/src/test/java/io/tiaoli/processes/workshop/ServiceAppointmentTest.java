package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.workers.appointments.AppointmentState;

@FlowTest
class ServiceAppointmentTest extends BookingDesk {

    @Test
    @DisplayName("service-appointment facts 1 and 15: two unanswered active calls leave exactly one follow-up task, the customer specialist's, and none for telesales")
    void twoMissedCalls() {
        var booking = calling("PERIODIC");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("telesales");
        call("NO_ANSWER");
        shop.advance(Duration.ofHours(6));
        call("NO_ANSWER");
        assertThat(shop.groups(shop.task("follow-up-customer"))).containsExactly("customer-specialist");
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(booking).isNotEnded();
    }

    @Test
    @DisplayName("service-appointment fact 2: already done makes no complaint; the last maintenance is asked for and the next due date is set")
    void alreadyDone() {
        var booking = calling("PERIODIC");
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "ALREADY_DONE"));
        assertThat(shop.shown("record-refusal", "refusal")).containsEntry("reason", "ALREADY_DONE");
        assertThatThrownBy(() -> refuse(Map.of("reason", "ALREADY_DONE"))).hasMessageContaining("「哪天做的」必须填写").hasMessageContaining("「在哪里做的」必须填写");
        refuse(Map.of("reason", "ALREADY_DONE", "doneOn", "2026-11-10", "donePlace", "路边快修店", "doneKm", 20000));
        ended(booking, "REFUSED");
        assertThat(isTold(booking, "complaint-raised")).isFalse();
        var kept = vehicles.get(vehicle.id());
        assertThat(kept.lastMaintenanceOn()).contains(LocalDate.of(2026, 11, 10));
        assertThat(kept.nextMaintenanceOn()).contains(LocalDate.of(2027, 2, 10));
        assertThat(kept.nextMaintenanceKm()).contains(25000);
    }

    @Test
    @DisplayName("service-appointment fact 3: a refusal because of the last service raises a complaint")
    void unhappyLastTime() {
        var booking = calling("PERIODIC");
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "UNHAPPY_LAST_TIME"));
        refuse(Map.of("reason", "UNHAPPY_LAST_TIME", "complaint", "上次等了两个小时"));
        ended(booking, "REFUSED");
        assertThat(told(booking, "complaint-raised")).containsEntry("customerId", customer.id()).containsEntry("source", "APPOINTMENT").containsEntry("area", "APPOINTMENT")
                .containsEntry("description", "上次等了两个小时").containsEntry("relatedRef", caseNo(booking));
    }

    @Test
    @DisplayName("service-appointment fact 4: \"not convenient, 15:30\" brings the call task back at 15:30 and counts no attempt")
    void callsBackAtHalfPastThree() {
        var booking = calling("PERIODIC");
        shop.complete("call-customer", "contact", Map.of("result", "NOT_CONVENIENT", "callbackAt", iso(MONDAY.atTime(15, 30))));
        shop.advanceTo(MONDAY.atTime(15, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(15, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
        call("REACHED");
        assertThat(shop.variable(booking, "attempts")).hasToString("0");
    }

    @Test
    @DisplayName("service-appointment fact 5: without a wish of the customer the reminder is called at 10:00")
    void remindsAtTen() {
        booked(TOMORROW_13);
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(9, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(10, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("service-appointment fact 6: asked at 08:00, a booking for 10:30 has no benefit (2.5 h), one for 11:00 has it")
    void benefitFromThreeHours() {
        shop.at(MONDAY.atTime(8, 0));
        assertThat(appointment(booked(MONDAY.atTime(10, 30))).earlyEnough()).isFalse();
        shop.advanceTo(MONDAY.atTime(10, 30));
        arrive();
        vehicle = shop.vehicle(customer);
        shop.at(MONDAY.plusDays(1).atTime(8, 0));
        assertThat(appointment(booked(MONDAY.plusDays(1).atTime(11, 0))).earlyEnough()).isTrue();
    }

    @Test
    @DisplayName("service-appointment fact 7: no arrival at 13:30 for 13:00 starts overdue care, and waiting goes on")
    void caresForTheOverdue() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.atTime(15, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(15, 30));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("customer-specialist");
        assertThat(script(booking, "service-appointment-overdue.call")).contains("11月23日 15:00");
        assertThat(booking).isWaitingAt("await-arrival");
        overdue(Map.of("answer", "COMING"));
        assertThat(booking).isWaitingAt("await-arrival");
    }

    @Test
    @DisplayName("service-appointment fact 8: a booked customer who arrives is handed to reception as booked, with the reserved advisor and bay")
    void handsToReception() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(14, 0));
        shop.advanceTo(MONDAY.atTime(13, 55));
        arrive();
        ended(booking, "ARRIVED");
        assertThat(told(booking, "customer-arrived")).containsEntry("customerId", customer.id()).containsEntry("vehicleId", vehicle.id()).containsEntry("booked", true)
                .containsEntry("appointmentNo", caseNo(booking)).containsEntry("advisorId", "service-advisor-1").containsEntry("bayId", "3").containsEntry("items", "20000公里保养")
                .containsEntry("symptoms", "前部异响").containsEntry("earlyEnough", true).containsEntry("isFirstMaintenance", false).containsEntry("kind", "MAINTENANCE")
                .containsEntry("mileageKm", 19800).containsEntry("arrivedAt", iso(MONDAY.atTime(13, 55)));
        assertThat(appointment(booking).state()).isEqualTo(AppointmentState.ARRIVED);
        var repair = runtime.createProcessInstanceQuery().processDefinitionKey("vehicle-repair").variableValueEquals("appointmentNo", caseNo(booking)).singleResult();
        assertThat(shop.variable(repair, "booked")).isEqualTo(true);
        assertThat(shop.variable(repair, "advisorId")).isEqualTo("service-advisor-1");
    }

    @Test
    @DisplayName("service-appointment fact 9: a change at the reminder releases the old slot and plans a new reminder")
    void changesAtTheReminder() {
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        var moved = TOMORROW_13.plusDays(2);
        remind(Map.of("answer", "RESCHEDULE", "newWantedAt", iso(moved)));
        recap();
        assertThat(appointment(booking).slotAt()).isEqualTo(instant(moved));
        assertThat(sent(booking)).containsExactly("confirm.sms", "rescheduled.sms");
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(moved.minusDays(1).withHour(10));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("service-appointment fact 10: an active call for an inspection recaps an inspection, not a first maintenance")
    void namesTheInspection() {
        var booking = called("INSPECTION", Map.of("customerReached", true));
        var shown = shop.shown("talk-with-customer", "booking");
        assertThat(shown).containsEntry("visit", "INSPECTION").containsEntry("items", "车辆检查");
        talk(Map.of("bookingWanted", "YES", "visit", shown.get("visit"), "items", shown.get("items"), "wantedAt", iso(TOMORROW_13)));
        recap();
        assertThat(shop.texts(caseNo(booking)).get(0).content()).contains("车辆检查").doesNotContain("首次保养");
        assertThat(pdf(booking)).contains("车辆检查").doesNotContain("首次保养");
    }

    @Test
    @DisplayName("service-appointment fact 11: a part that is out of stock gives parts-clerk a task before the day of the appointment")
    void missingPartsAreOrdered() {
        String partNo = part(0);
        var booking = requested(TOMORROW_13);
        talk(wishWithPart(TOMORROW_13, partNo));
        recap();
        var task = shop.task("order-parts");
        assertThat(shop.groups(task)).containsExactly("parts-clerk");
        assertThat(task.getDueDate()).isBefore(date(MONDAY.plusDays(1).atStartOfDay()));
        assertThat(shop.variable(booking, "missingParts")).asString().contains("前刹车片").contains(partNo);
        assertThatThrownBy(() -> shop.submit(task, "partsOrder", Map.of("ordered", false, "expectedOn", "2026-11-24", "inTime", "YES"))).hasMessageContaining("须已经订货");
        assertThatThrownBy(() -> shop.submit(task, "partsOrder", Map.of("ordered", true, "expectedOn", "2026-11-25", "inTime", "YES"))).hasMessageContaining("不晚于到店当天");
        shop.submit(task, "partsOrder", Map.of("ordered", true, "expectedOn", "2026-11-24", "inTime", "YES"));
        assertThat(booking).isWaitingAt("reminder-due");
    }

    @Test
    @DisplayName("service-appointment fact 12: without reaching the customer no message is sent more than once per attempt")
    void oneMessagePerAttempt() {
        var booking = calling("PERIODIC");
        call("NO_ANSWER");
        assertThat(sent(booking)).hasSize(1);
        shop.advance(Duration.ofHours(6));
        assertThat(sent(booking)).hasSize(1);
        call("NO_ANSWER");
        shop.advance(Duration.ofDays(1));
        assertThat(sent(booking)).hasSize(1);
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED"));
        ended(booking, "UNREACHABLE");
        assertThat(sent(booking)).containsExactly("customer-contact-missed-call.sms");
    }

    @Test
    @DisplayName("service-appointment fact 13: after a caller who reached the customer there is no call task, the talk is the first task")
    void noSecondCall() {
        var booking = called("FIRST_MAINT", Map.of("customerReached", true));
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(shop.hasTask("prepare-call")).isFalse();
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
        assertThat(booking).hasNotPassed("prepare-call");
    }

    @Test
    @DisplayName("service-appointment fact 14: who is overdue at 13:30 and arrives at 13:50 is still handed over as booked")
    void lateButBooked() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.atTime(15, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
        shop.advanceTo(MONDAY.atTime(15, 50));
        arrive();
        ended(booking, "ARRIVED");
        assertThat(told(booking, "customer-arrived")).containsEntry("booked", true);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("vehicle-repair").variableValueEquals("appointmentNo", caseNo(booking)).count()).isEqualTo(1);
        assertThat(shop.hasTask("call-customer")).as("the care call is over").isFalse();
    }

    @Test
    @DisplayName("service-appointment fact 16: a booking at 08:00 for 14:00 the same day has no day-before reminder, and the confirmation was sent")
    void sameDay() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = booked(MONDAY.atTime(14, 0));
        assertThat(booking).hasNotPassed("reminder-due").isWaitingAt("await-arrival");
        assertThat(sent(booking)).containsExactly("confirm.sms");
        assertThat(shop.texts(caseNo(booking)).get(0).content()).contains("11月23日 14:00").contains("20000公里保养").contains("李敏").contains("行驶证、保养手册");
    }

    @Test
    @DisplayName("service-appointment fact 17: at the customer's place a confirmed reminder returns BOOKED with the number, and nobody is handed to reception")
    void atTheCustomersPlace() {
        var booking = called("PERIODIC", Map.of("customerReached", true, "place", "CUSTOMER_SITE"));
        talk(wish(TOMORROW_13));
        recap();
        assertThat(appointment(booking).bayId()).isEmpty();
        shop.advanceTo(MONDAY.atTime(10, 0));
        remind(Map.of("answer", "CONFIRMED"));
        ended(booking, "BOOKED");
        assertThat(last(booking, "appointmentNo")).isEqualTo(caseNo(booking));
        assertThat(isTold(booking, "customer-arrived")).isFalse();
    }
}
