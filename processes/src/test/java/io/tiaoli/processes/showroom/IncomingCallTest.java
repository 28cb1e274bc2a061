package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.calls.IncomingCalls;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.traffic.TrafficSheet;

@FlowTest
class IncomingCallTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final String COLLEAGUE = "call-test-colleague";

    @Autowired Shop shop;
    @Autowired CallDesk desk;
    @Autowired IncomingCalls calls;
    @Autowired TrafficSheet traffic;
    @Autowired Customers customers;
    @Autowired Consents consents;
    @Autowired StoredEvents events;
    @Autowired Notices notices;
    @Autowired Cases cases;
    @Autowired IdentityService identities;

    @BeforeEach
    void colleague() {
        if (identities.createGroupQuery().groupId("finance").count() == 0) identities.saveGroup(identities.newGroup("finance"));
        var user = identities.newUser(COLLEAGUE);
        user.setFirstName("孔亮亮");
        user.setLastName("");
        user.setPassword("Call-test-2026");
        identities.saveUser(user);
        identities.createMembership(COLLEAGUE, "finance");
    }

    @AfterEach
    void colleagueLeaves() {
        identities.deleteUser(COLLEAGUE);
    }

    List<String> told(String caseNo) {
        return events.toldBy(caseNo).stream().map(Stored::name).toList();
    }

    void enquires(Map<String, Object> entered) {
        shop.complete("sales-enquiry", "salesEnquiry", entered);
    }

    @Test
    @DisplayName("incoming-call fact 1: a call answered at the fourth ring breaches the promise and is processed all the same, one at the third does not")
    void fourthRing() {
        var late = desk.taken(shop.phone(), "OTHER", Map.of("rings", 4));
        assertThat(calls.find(desk.caseNo(late)).orElseThrow().ringsBreached()).isTrue();
        assertThat(late).isWaitingAt("sum-up");
        desk.goodbye();
        desk.record();
        assertThat(late).isEnded();
        var inTime = desk.taken(shop.phone(), "OTHER", Map.of("rings", 3));
        assertThat(calls.find(desk.caseNo(inTime)).orElseThrow().ringsBreached()).isFalse();
    }

    @Test
    @DisplayName("incoming-call fact 2: at 21:00 the sales hotline is answered on the showroom manager's mobile, at 17:59 at the desk")
    void afterHours() {
        shop.at(MONDAY.atTime(21, 0));
        desk.rings(shop.phone(), "SALES", Map.of());
        assertThat(shop.groups(shop.task("answer-call"))).containsExactly("showroom-manager");
        shop.complete("answer-call", "call", Map.of("line", "SALES", "rings", 2, "purpose", "OTHER"));
        assertThat(shop.groups(shop.task("sum-up"))).containsExactly("showroom-manager");
        desk.goodbye();
        assertThat(shop.groups(shop.task("record-call"))).containsExactly("reception-desk");
        desk.record();
        shop.at(MONDAY.plusDays(1).atTime(17, 59));
        desk.rings(shop.phone(), "SALES", Map.of());
        assertThat(shop.groups(shop.task("answer-call"))).containsExactly("reception-desk");
    }

    @Test
    @DisplayName("incoming-call fact 3: a transfer that takes 25 seconds is flagged as slow, the task stays open")
    void slowTransfer() {
        var call = desk.taken(shop.phone(), "PERSON", Map.of("wantedPerson", "孔亮亮"));
        String task = shop.task("transfer-call").getId();
        shop.advance(Duration.ofSeconds(19));
        assertThat(calls.find(desk.caseNo(call)).orElseThrow().slowTransfer()).isFalse();
        shop.advance(Duration.ofSeconds(6));
        assertThat(calls.find(desk.caseNo(call)).orElseThrow().slowTransfer()).isTrue();
        assertThat(shop.task("transfer-call").getId()).isEqualTo(task);
        shop.complete("transfer-call", "transfer", Map.of("wantedPerson", "孔亮亮", "result", "OK"));
        assertThat(call).isWaitingAt("sum-up");
    }

    @Test
    @DisplayName("incoming-call fact 4: when the wanted person is absent the caller's data are mandatory and the person has a task at once, beside the call itself")
    void wantedPersonIsAbsent() {
        String phone = shop.phone();
        var call = desk.taken(null, "PERSON", Map.of("wantedPerson", "孔亮亮"));
        shop.complete("transfer-call", "transfer", Map.of("wantedPerson", "孔亮亮", "result", "ABSENT"));
        assertThatThrownBy(() -> shop.complete("take-message", "callMessage", Map.of("wantedPerson", "孔亮亮", "message", "请回电")))
                .hasMessageContaining("「对方姓名」必须填写").hasMessageContaining("「对方电话」必须填写");
        shop.complete("take-message", "callMessage", Map.of("callerName", "钱多", "callerNumber", phone, "wantedPerson", "孔亮", "message", "请回电"));
        assertThat(shop.hasTask("take-message")).as("nobody is called 孔亮").isTrue();
        shop.complete("take-message", "callMessage", Map.of("callerName", "钱多", "callerNumber", phone, "wantedPerson", "孔亮亮", "message", "请回电"));
        assertThat(shop.task("call-customer").getAssignee()).isEqualTo(COLLEAGUE);
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("finance");
        assertThat(customers.withPhone(phone)).singleElement().satisfies(c -> assertThat(c.fullName()).isEqualTo("钱多"));
        desk.goodbye();
        desk.record();
        assertThat(call).isNotEnded();
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(call).isEnded();
    }

    @Test
    @DisplayName("incoming-call fact 5: when the caller has hung up one SMS of thanks is sent, no second one; without a number none")
    void thanksOnce() {
        var call = desk.taken(shop.phone(), "OTHER", Map.of());
        String caseNo = desk.caseNo(call);
        assertThat(shop.wordings(caseNo)).isEmpty();
        desk.goodbye();
        assertThat(shop.wordings(caseNo)).containsExactly("incoming-call-thanks.sms");
        assertThat(shop.texts(caseNo)).extracting(text -> ContactPurpose.valueOf(text.purpose()).label()).containsExactly("感谢");
        desk.record();
        shop.advance(Duration.ofDays(1));
        assertThat(shop.wordings(caseNo)).hasSize(1);

        var hidden = desk.taken(null, "OTHER", Map.of());
        String hiddenNo = desk.caseNo(hidden);
        desk.goodbye();
        assertThat(shop.wordings(hiddenNo)).isEmpty();
        assertThat(shop.hasTask("record-call")).isTrue();
    }

    @Test
    @DisplayName("incoming-call fact 6: a sales call with contact data starts the follow-up of the prospect from the moment of hanging up")
    void followsUpProspects() {
        String phone = shop.phone();
        var call = desk.taken(phone, "SALES", Map.of());
        String caseNo = desk.caseNo(call);
        enquires(Map.of("callerName", "吴敏", "salutation", "女士", "callerNumber", phone, "contactAgreed", true, "model", "轩逸", "sendRoute", true, "visitAgreedAt", iso(MONDAY.atTime(15, 0))));
        assertThat(shop.wordings(caseNo)).containsExactly("incoming-call-route.sms");
        shop.advance(Duration.ofMinutes(3));
        desk.goodbye();
        shop.advance(Duration.ofMinutes(10));
        desk.record();
        var customer = customers.withPhone(phone).get(0);
        assertThat(customer.fullName()).isEqualTo("吴敏");
        assertThat(consents.allows(customer.id(), ContactPurpose.PROSPECT)).isTrue();
        assertThat(events.toldBy(caseNo)).filteredOn(e -> e.name().equals("prospect-registered")).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(customer.id());
            assertThat(events.deliveries(event.id())).as("heard by the follow-up").isNotEmpty();
            assertThat(events.payload(event)).containsEntry("prospectId", customer.id()).containsEntry("phone", phone).containsEntry("model", "轩逸").containsEntry("leftAt", iso(MONDAY.atTime(9, 3)));
        });
        assertThat(traffic.of(caseNo)).singleElement().satisfies(line -> assertThat(line.model()).contains("轩逸"));
    }

    @Test
    @DisplayName("incoming-call: the way here is texted to nobody whose number is not known; staff are told so at the form")
    void noRouteWithoutANumber() {
        String caseNo = desk.caseNo(desk.taken(null, "SALES", Map.of()));
        assertThatThrownBy(() -> enquires(Map.of("sendRoute", true))).hasMessageContaining("没有来电号码，发不了短信");
        enquires(Map.of("sendRoute", true, "callerNumber", shop.phone()));
        assertThat(shop.wordings(caseNo)).containsExactly("incoming-call-route.sms");
    }

    @Test
    @DisplayName("incoming-call fact 7: the service hotline at 03:00 is answered by the 24-hour desk, and thanked at once")
    void hotlineAtNight() {
        shop.at(MONDAY.plusDays(1).atTime(3, 0));
        var call = desk.rings(shop.phone(), "SERVICE_HOTLINE_24H", Map.of());
        String caseNo = desk.caseNo(call);
        assertThat(shop.groups(shop.task("answer-call"))).containsExactly("customer-service");
        shop.complete("answer-call", "call", Map.of("callerNumber", shop.phone(), "line", "SERVICE_HOTLINE_24H", "rings", 1, "purpose", "OTHER"));
        desk.goodbye();
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.state()).as("gone at once, not kept for the morning").isIn("SENT", "NOT_SENT"));
    }

    @Test
    @DisplayName("incoming-call fact 8: without a record by the end of the call's day the reception desk is reminded")
    void remindsOfTheRecord() {
        desk.taken(shop.phone(), "OTHER", Map.of());
        desk.goodbye();
        var task = shop.task("record-call");
        shop.advanceTo(MONDAY.atTime(23, 28));
        assertThat(notices.about(task.getId())).isEmpty();
        shop.advanceTo(MONDAY.atTime(23, 30));
        assertThat(notices.about(task.getId())).singleElement().satisfies(notice -> assertThat(notice.told()).isEqualTo("reception-desk"));
        assertThat(shop.hasTask("record-call")).isTrue();
    }

    @Test
    @DisplayName("incoming-call fact 9: a booking wish is told to the booking, and the SMS of thanks goes out right after hanging up")
    void bookingWish() {
        var customer = shop.newCustomer("周全");
        var car = shop.vehicle(customer);
        var call = desk.taken(customer.phone().orElseThrow(), "SERVICE", Map.of());
        String caseNo = desk.caseNo(call);
        shop.complete("service-enquiry", "serviceEnquiry", Map.of("kind", "BOOKING", "plateNo", car.plateNo(), "wantedAt", iso(MONDAY.plusDays(2).atTime(10, 0)), "items", "保养", "mileageKm", 20000));
        assertThat(events.toldBy(caseNo)).filteredOn(e -> e.name().equals("appointment-requested")).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(car.id());
            assertThat(events.payload(event)).containsEntry("customerId", customer.id()).containsEntry("vehicleId", car.id()).containsEntry("items", "保养");
        });
        assertThat(cases.active("service-appointment", car.id())).isPresent();
        desk.goodbye();
        assertThat(shop.wordings(caseNo)).containsExactly("incoming-call-thanks.sms");
    }
}
