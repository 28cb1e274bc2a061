package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.calls.CallPurpose;
import io.tiaoli.workers.calls.IncomingCalls;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.traffic.TrafficSheet;

@FlowTest
class IncomingCallExceptionsTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired CallDesk desk;
    @Autowired CarShop house;
    @Autowired IncomingCalls calls;
    @Autowired TrafficSheet traffic;
    @Autowired StoredEvents events;
    @Autowired Cases cases;

    List<String> told(String caseNo) {
        return events.toldBy(caseNo).stream().map(Stored::name).toList();
    }

    void enquires(Map<String, Object> entered) {
        shop.complete("sales-enquiry", "salesEnquiry", entered);
    }

    @Test
    @DisplayName("incoming-call: a caller who leaves no data gets the SMS only and is no prospect")
    void leavesNoData() {
        var call = desk.taken(shop.phone(), "TEST_DRIVE", Map.of());
        String caseNo = desk.caseNo(call);
        enquires(Map.of("model", "天籁"));
        desk.goodbye();
        desk.record();
        assertThat(call).isEnded();
        assertThat(shop.wordings(caseNo)).containsExactly("incoming-call-thanks.sms");
        assertThat(told(caseNo)).doesNotContain("prospect-registered");
        assertThat(traffic.of(caseNo)).singleElement().satisfies(line -> assertThat(line.purpose()).isEqualTo("TEST_DRIVE"));
    }

    @Test
    @DisplayName("incoming-call: a question about service is answered, nothing is booked")
    void serviceQuestion() {
        var call = desk.taken(shop.phone(), "SERVICE", Map.of());
        shop.complete("service-enquiry", "serviceEnquiry", Map.of("kind", "QUESTION"));
        assertThat(call).isWaitingAt("sum-up");
        assertThat(told(desk.caseNo(call))).doesNotContain("appointment-requested");
    }

    @Test
    @DisplayName("incoming-call: a complaint goes to complaint handling with its words, and must have some")
    void complaint() {
        var customer = shop.newCustomer("郑直");
        String phone = customer.phone().orElseThrow();
        assertThatThrownBy(() -> desk.taken(phone, "COMPLAINT", Map.of())).hasMessageContaining("投诉请在「对方说了什么」里记下经过");
        var call = desk.taken(phone, "COMPLAINT", Map.of("needs", "上次洗车没洗干净"));
        assertThat(call).isWaitingAt("sum-up");
        assertThat(calls.find(desk.caseNo(call)).orElseThrow().purpose()).contains(CallPurpose.COMPLAINT);
        assertThat(shop.shown("register-complaint", "complaint")).containsEntry("description", "上次洗车没洗干净").containsEntry("source", "PHONE");
    }

    @Test
    @DisplayName("incoming-call: a missed call is recorded and called back; after hours the next morning")
    void missed() {
        String phone = shop.phone();
        var call = desk.rings(phone, "SALES", Map.of("callMissed", true));
        String caseNo = desk.caseNo(call);
        assertThat(calls.find(caseNo).orElseThrow().missed()).isTrue();
        assertThat(traffic.of(caseNo)).singleElement().satisfies(line -> assertThat(line.purpose()).isEqualTo("MISSED"));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("reception-desk");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(call).isEnded();

        shop.at(MONDAY.atTime(20, 0));
        desk.rings(shop.phone(), "SALES", Map.of());
        shop.advance(Duration.ofMinutes(15));
        assertThat(shop.hasTask("answer-call")).isFalse();
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(1).atTime(8, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("reception-desk");
    }

    @Test
    @DisplayName("incoming-call: a missed call without a number is only recorded; a call that rang off is missed by whoever says so")
    void missedWithoutNumber() {
        var call = desk.rings(null, "SALES", Map.of());
        shop.complete("answer-call", "call", Map.of("line", "SALES", "missed", true));
        assertThat(call).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    @Test
    @DisplayName("incoming-call: the known customer is found by number, and by name where several share it; the chosen one wins")
    void knowsTheCaller() {
        String shared = shop.phone();
        shop.customer("林一", shared);
        var second = shop.customer("林二", shared);
        var call = desk.taken(shared, "OTHER", Map.of("callerName", "林二"));
        assertThat(shop.variable(call, "customerId")).isEqualTo(second.id());
        var chosen = shop.newCustomer("林三");
        var other = desk.taken(shared, "OTHER", Map.of("customerId", chosen.id()));
        assertThat(shop.variable(other, "customerName")).isEqualTo("林三");
        assertThat(cases.find(desk.caseNo(other)).orElseThrow().customerId()).contains(chosen.id());
    }

    @Test
    @DisplayName("incoming-call: a cancelled call is over, with its call back and the text that waits")
    void cancelled() {
        var call = desk.taken(shop.phone(), "SALES", Map.of("callerName", "张伟"));
        assertThat(shop.hasTask("sales-enquiry")).isTrue();
        house.publish("case-cancelled", desk.caseNo(call), Map.of("cancelReason", "打错电话"));
        assertThat(house.ended(call)).isTrue();
        assertThat(shop.hasTask("sales-enquiry")).isFalse();

        var missed = desk.rings(shop.phone(), "SALES", Map.of("callMissed", true));
        String caseNo = desk.caseNo(missed);
        house.publish("case-cancelled", caseNo, Map.of("cancelReason", "骚扰电话"));
        assertThat(house.ended(missed)).isTrue();
        shop.advance(java.time.Duration.ofDays(2));
        assertThat(shop.hasTask("call-customer")).isFalse();
    }
}
