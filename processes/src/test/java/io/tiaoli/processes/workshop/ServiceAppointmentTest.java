package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Appointment;
import io.tiaoli.workers.appointments.AppointmentState;
import io.tiaoli.workers.appointments.Appointments;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.wording.CaseFacts;
import io.tiaoli.workers.wording.Template;
import io.tiaoli.workers.wording.Wordings;

@FlowTest
class ServiceAppointmentTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime TOMORROW_13 = MONDAY.plusDays(1).atTime(13, 0);
    static int number;

    @Autowired Shop shop;
    @Autowired Advisors advisors;
    @Autowired Bays bays;
    @Autowired Appointments appointments;
    @Autowired Vehicles vehicles;
    @Autowired Parts parts;
    @Autowired Events events;
    @Autowired StoredEvents stored;
    @Autowired Wordings wordings;
    @Autowired CaseFacts facts;
    @Autowired Documents documents;
    @Autowired JdbcClient jdbc;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    Customer customer;
    Vehicle vehicle;

    @BeforeEach
    void shopWithOneBay() {
        jdbc.sql("delete from appointment").update();
        bays.all().forEach(bay -> bays.put(new Bay(bay.id(), bay.name(), false)));
        advisors.all().forEach(advisor -> advisors.put(new Advisor(advisor.userId(), advisor.name(), false)));
        bays.put(new Bay("3", "3号工位", true));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        number++;
        customer = shop.newCustomer("张伟");
        shop.consents(customer, "APPOINTMENT_OFFER");
        vehicle = shop.vehicle(customer);
    }

    // ways to begin ------------------------------------------------------------------------------------------

    ProcessInstance called(String reason, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "reason", reason));
        variables.putAll(more);
        return shop.start("service-appointment", null, variables);
    }

    /** An active call that has reached its call task. */
    ProcessInstance calling(String reason) {
        var booking = called(reason, Map.of());
        shop.complete("prepare-call", "callPlan", Map.of("recommendedItems", "定期保养", "channel", "PHONE"));
        return booking;
    }

    void call(String result) {
        shop.complete("call-customer", "contact", Map.of("result", result));
    }

    /** The customer asks for a time himself. */
    ProcessInstance requested(LocalDateTime wantedAt) {
        tell("appointment-requested", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "wantedAt", iso(wantedAt)));
        return running();
    }

    void tell(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("service-appointment").active().singleResult();
    }

    // what is entered ----------------------------------------------------------------------------------------

    Map<String, Object> wish(LocalDateTime wantedAt) {
        return new HashMap<>(Map.of("bookingWanted", "YES", "visit", "MAINTENANCE", "items", "20000公里保养", "symptoms", "前部异响", "mileageKm", 19800,
                "wantedAt", iso(wantedAt), "bring", List.of("行驶证", "保养手册")));
    }

    void talk(Map<String, Object> entered) {
        shop.complete("talk-with-customer", "booking", entered);
    }

    void recap() {
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
    }

    ProcessInstance booked(LocalDateTime at) {
        var booking = requested(at);
        talk(wish(at));
        recap();
        return booking;
    }

    void remind(Map<String, Object> answer) {
        Map<String, Object> entered = new HashMap<>(Map.of("result", "REACHED"));
        entered.putAll(answer);
        shop.complete("call-customer", "reminder", entered);
    }

    void overdue(Map<String, Object> answer) {
        Map<String, Object> entered = new HashMap<>(Map.of("result", "REACHED"));
        entered.putAll(answer);
        shop.complete("call-customer", "overdueCare", entered);
    }

    void refuse(Map<String, Object> entered) {
        shop.complete("record-refusal", "refusal", entered);
    }

    void arrive() {
        tell("arrival-registered", vehicle.id(), Map.of("arrivedAt", iso(shop.now())));
    }

    // what is known ------------------------------------------------------------------------------------------

    String caseNo(ProcessInstance booking) {
        return history.createHistoricProcessInstanceQuery().processInstanceId(booking.getId()).singleResult().getBusinessKey();
    }

    Appointment appointment(ProcessInstance booking) {
        return appointments.find(caseNo(booking)).orElseThrow();
    }

    Object last(ProcessInstance booking, String variable) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(booking.getId()).variableName(variable).list().stream()
                .filter(v -> v.getActivityInstanceId().equals(booking.getId())).findFirst().orElseThrow().getValue();
    }

    Map<String, Object> told(ProcessInstance booking, String event) {
        var told = stored.toldBy(caseNo(booking)).stream().filter(e -> e.name().equals(event)).toList();
        assertThat(told).as("event %s", event).hasSize(1);
        return stored.payload(told.get(0));
    }

    boolean isTold(ProcessInstance booking, String event) {
        return stored.toldBy(caseNo(booking)).stream().anyMatch(e -> e.name().equals(event));
    }

    /** The call script that the agent reads, as it stands on the page of the case. */
    String script(ProcessInstance booking, String wording) {
        return Template.of(wordings.get(wording)).with(facts.of(caseNo(booking)));
    }

    List<String> sent(ProcessInstance booking) {
        return shop.wordings(caseNo(booking)).stream().map(key -> key.replace("service-appointment-", "")).toList();
    }

    void ended(ProcessInstance booking, String outcome) {
        assertThat(booking).isEnded();
        assertThat(last(booking, "appointmentOutcome")).isEqualTo(outcome);
    }

    String part(int stock) {
        String partNo = "AP-%04d".formatted(number);
        parts.put(new Part(partNo, "前刹车片", "副", 36_000, stock, 0, true));
        return partNo;
    }

    Map<String, Object> wishWithPart(LocalDateTime at, String partNo) {
        var wish = wish(at);
        wish.put("lines", List.of(Map.of("kind", "PART", "partNo", partNo, "quantity", 1)));
        return wish;
    }

    // facts --------------------------------------------------------------------------------------------------

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

    // ways besides -------------------------------------------------------------------------------------------

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
    @DisplayName("service-appointment: without a mobile phone a cancellation at the reminder ends without a message")
    void withoutMobileCancelled() {
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(customer.id()).update();
        var booking = booked(TOMORROW_13);
        shop.advanceTo(MONDAY.atTime(10, 0));
        remind(Map.of("answer", "CANCEL"));
        ended(booking, "CANCELLED");
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

    private String pdf(ProcessInstance booking) {
        var paper = documents.latest(caseNo(booking), "service-appointment-confirmation").orElseThrow();
        try (var document = Loader.loadPDF(documents.pdf(paper.id()))) {
            return new PDFTextStripper().getText(document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
