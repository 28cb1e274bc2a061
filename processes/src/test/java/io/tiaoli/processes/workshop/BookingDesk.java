package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Appointment;
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

/** A shop with one bay and one advisor, a customer with a car, and the steps of a booking. */
abstract class BookingDesk {

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
        var text = Template.of(wordings.get(wording));
        return text.with(facts.of(caseNo(booking), text.allNames()));
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

    String pdf(ProcessInstance booking) {
        var paper = documents.latest(caseNo(booking), "service-appointment-confirmation").orElseThrow();
        return PdfText.of(documents.pdf(paper.id()));
    }
}
