package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.workers.parts.Part;

/** How a booking is made, with what slot, and by whom. */
@FlowTest
class AppointmentBookingTest extends BookingDesk {

    @Test
    @DisplayName("service-appointment: customer service books by the start form for a new customer, and the confirmation says it all")
    void byTheStartForm() {
        assertThatThrownBy(() -> shop.startByForm("service-appointment", "appointmentRequest", Map.of("plateNo", "A1", "customerName", "王芳", "phone", "13800001111", "channel", "PHONE")))
                .hasMessageContaining("「车牌号」的值「A1」");
        String plate = "京N%05d".formatted(number);
        var booking = shop.startByForm("service-appointment", "appointmentRequest", Map.of("plateNo", plate, "customerName", "王芳", "salutation", "女士", "phone", "1370000%04d".formatted(number),
                "model", "福克斯", "channel", "WECHAT", "wantedAt", iso(TOMORROW_13), "symptoms", "前部异响"));
        assertThat(caseNo(booking)).startsWith("AP-20261123-");
        assertThat(shop.groups(shop.task("talk-with-customer"))).containsExactly("customer-service");
        assertThat(shop.shown("talk-with-customer", "booking")).containsEntry("visit", "REPAIR").containsEntry("wantedAt", iso(TOMORROW_13));
        var talked = new HashMap<>(wishWithPart(TOMORROW_13, part(2)));
        talked.putAll(Map.of("careAgreed", true, "offersAgreed", true));
        talk(talked);
        assertThat(jdbc.sql("select c.purpose from consent c join vehicle v on v.customer_id = c.customer_id where v.plate_no = ? and c.granted and c.source = '预约时口头同意' order by c.purpose")
                .param(plate).query(String.class).list()).containsExactly("APPOINTMENT_OFFER", "CARE");
        recap();
        assertThat(pdf(booking)).contains(caseNo(booking), "王芳", plate, "福克斯", "19800公里", "20000公里保养", "前部异响", "11月24日 13:00", "李敏", "3号工位", "360.00", "行驶证、保养手册");
    }

    @Test
    @DisplayName("service-appointment: a second request for the same car goes to the running booking, by event or by form")
    void oneBookingPerCar() {
        var booking = booked(TOMORROW_13);
        tell("appointment-requested", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "wantedAt", iso(TOMORROW_13.plusDays(1)), "symptoms", "刹车异响"));
        assertThat(shop.shown("talk-with-customer", "booking")).containsEntry("symptoms", "刹车异响").containsEntry("wantedAt", iso(TOMORROW_13.plusDays(1)));
        talk(wish(TOMORROW_13.plusDays(1)));
        recap();
        assertThat(appointment(booking).slotAt()).isEqualTo(instant(TOMORROW_13.plusDays(1)));

        var second = shop.startByForm("service-appointment", "appointmentRequest", Map.of("plateNo", vehicle.plateNo().replace("T", "N"), "customerName", "张伟",
                "phone", customer.phone().orElseThrow(), "channel", "PHONE"));
        assertThat(second).as("another car").isNotEnded();
        runtime.deleteProcessInstance(second.getId(), "test");
        var same = shop.startByForm("service-appointment", "appointmentRequest", Map.of("plateNo", vehicle.plateNo(), "customerName", "张伟",
                "phone", customer.phone().orElseThrow(), "channel", "PHONE", "items", "加做四轮换位"));
        assertThat(same).isEnded().hasPassed("pass-on-request");
        assertThat(shop.shown("talk-with-customer", "booking")).containsEntry("items", "加做四轮换位");
    }

    @Test
    @DisplayName("service-appointment: a taken slot brings the talk back with other times, and who waits gets the slot that falls free")
    void takenSlots() {
        var first = booked(TOMORROW_13);
        vehicle = shop.vehicle(customer);
        tell("appointment-requested", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id()));
        var second = runtime.createProcessInstanceQuery().variableValueEquals("vehicleId", vehicle.id()).processDefinitionKey("service-appointment").singleResult();
        talk(wish(TOMORROW_13));
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
        assertThat(shop.variable(second, "alternatives")).asString().contains("11月24日 11:30");
        var waiting = wish(TOMORROW_13);
        waiting.put("waitWanted", true);
        talk(waiting);
        assertThat(second).isWaitingAt("try-again-due");
        shop.advance(Duration.ofHours(1));
        assertThat(second).isWaitingAt("try-again-due");
        tell("appointment-cancelled", caseNo(first), Map.of());
        ended(first, "CANCELLED");
        shop.advance(Duration.ofHours(1));
        recap();
        assertThat(appointment(second).slotAt()).isEqualTo(instant(TOMORROW_13));
    }

    @Test
    @DisplayName("service-appointment: who waits for a slot is asked again when less than three hours are left")
    void waitingEnds() {
        booked(TOMORROW_13);
        vehicle = shop.vehicle(customer);
        tell("appointment-requested", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id()));
        var waiting = wish(TOMORROW_13);
        waiting.put("waitWanted", true);
        talk(waiting);
        shop.advanceTo(TOMORROW_13.minusHours(2));
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
    }

    @Test
    @DisplayName("service-appointment: parts that come too late move the visit to a day agreed with the customer")
    void partsTooLate() {
        String partNo = part(0);
        var booking = requested(TOMORROW_13);
        talk(wishWithPart(TOMORROW_13, partNo));
        recap();
        shop.complete("order-parts", "partsOrder", Map.of("ordered", true, "expectedOn", "2026-11-26", "inTime", "NO"));
        assertThatThrownBy(() -> shop.complete("agree-later", "laterDate", Map.of("wantedAt", iso(TOMORROW_13.plusDays(1))))).hasMessageContaining("不早于预计到货日期");
        parts.put(new Part(partNo, "前刹车片", "副", 36_000, 1, 0, true));
        shop.advance(Duration.ofMinutes(10));
        shop.complete("agree-later", "laterDate", Map.of("wantedAt", iso(TOMORROW_13.plusDays(2))));
        recap();
        assertThat(sent(booking)).containsExactly("confirm.sms", "rescheduled.sms");
        assertThat(booking).isWaitingAt("reminder-due");
        assertThat(parts.find(partNo).orElseThrow().free()).isZero();
    }

    @Test
    @DisplayName("service-appointment: a part or an estimate line that does not exist comes back to the talk with a sentence")
    void unknownPart() {
        var booking = requested(TOMORROW_13);
        talk(wishWithPart(TOMORROW_13, "NO-SUCH"));
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
        assertThat(shop.variable(booking, "bookingProblem")).asString().contains("NO-SUCH").contains("不在配件目录里");
        var wish = wish(TOMORROW_13);
        wish.put("lines", List.of(Map.of("kind", "LABOUR", "rateCode", "NO-RATE")));
        talk(wish);
        assertThat(shop.variable(booking, "bookingProblem")).asString().contains("NO-RATE");
        talk(wish(TOMORROW_13));
        recap();
        assertThat(booking).isWaitingAt("reminder-due");
    }

    @Test
    @DisplayName("service-appointment: at the recap the customer may still change")
    void changedAtTheRecap() {
        var booking = requested(TOMORROW_13);
        talk(wish(TOMORROW_13));
        shop.complete("recap-booking", "recap", Map.of("result", "CHANGE"));
        talk(wish(TOMORROW_13.plusHours(2)));
        recap();
        assertThat(appointment(booking).slotAt()).isEqualTo(instant(TOMORROW_13.plusHours(2)));
        assertThat(sent(booking)).containsExactly("confirm.sms");
    }

    @Test
    @DisplayName("service-appointment: a customer without a mobile phone is booked without a message, reminded or not")
    void withoutMobile() {
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(customer.id()).update();
        var booking = booked(TOMORROW_13);
        assertThat(booking).isWaitingAt("reminder-due");
        shop.advanceTo(MONDAY.atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "NO_ANSWER"));
        assertThat(booking).isWaitingAt("await-arrival");
        tell("appointment-cancelled", caseNo(booking), Map.of());
        ended(booking, "CANCELLED");
        assertThat(sent(booking)).isEmpty();
    }

    @Test
    @DisplayName("service-appointment: a request without a car asks for the plate in the talk")
    void requestWithoutCar() {
        tell("appointment-requested", customer.id(), Map.of("customerId", customer.id(), "wantedAt", iso(TOMORROW_13)));
        var booking = running();
        assertThatThrownBy(() -> talk(wish(TOMORROW_13))).hasMessageContaining("「车牌号」必须填写");
        var wish = wish(TOMORROW_13);
        wish.put("plateNo", vehicle.plateNo().replace("T", "N"));
        talk(wish);
        recap();
        assertThat(appointment(booking).vehicleId()).isEqualTo(vehicles.withPlate(vehicle.plateNo().replace("T", "N")).orElseThrow().id());
    }

    @Test
    @DisplayName("service-appointment: what a caller knows of the due date stands before what the file says")
    void callersDueDate() {
        var booking = called("PERIODIC", Map.of("customerReached", true, "dueOn", "2026-12-01", "dueKm", 25_000));
        assertThat(shop.variable(booking, "dueOn")).isEqualTo("2026-12-01");
        assertThat(shop.variable(booking, "dueKm")).hasToString("25000");
    }

    @Test
    @DisplayName("service-appointment: a first maintenance is told to reception as one")
    void firstMaintenance() {
        shop.at(MONDAY.atTime(8, 0));
        var booking = called("FIRST_MAINT", Map.of("customerReached", true));
        var wish = wish(MONDAY.atTime(14, 0));
        wish.put("visit", shop.shown("talk-with-customer", "booking").get("visit"));
        talk(wish);
        recap();
        shop.advanceTo(MONDAY.atTime(14, 0));
        arrive();
        assertThat(told(booking, "customer-arrived")).containsEntry("isFirstMaintenance", true).containsEntry("kind", "MAINTENANCE");
    }
}
