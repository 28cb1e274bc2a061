package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.appointments.Bay;
import io.tiaoli.workers.appointments.Bays;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;

@FlowTest
class LapsedCustomerWinbackTest {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired Advisors advisors;
    @Autowired Bays bays;
    @Autowired Customers customers;
    @Autowired Events events;
    @Autowired StoredEvents stored;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;

    @BeforeEach
    void open() {
        jdbc.sql("delete from appointment").update();
        advisors.all().forEach(advisor -> advisors.put(new Advisor(advisor.userId(), advisor.name(), false)));
        advisors.put(new Advisor("service-advisor-1", "李敏", true));
        bays.put(new Bay("3", "3号工位", true));
        customer = shop.newCustomer("吴昊");
        customers.correct(customer.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("郊区 8 号院"));
        shop.consents(customer, "APPOINTMENT_OFFER");
        vehicle = shop.vehicle(customer);
    }

    /** No vehicle of this story may be selected in another one. */
    @AfterEach
    void forget() {
        jdbc.sql("update vehicle set last_visit_on = null where id in (select vehicle_id from winback)").update();
        jdbc.sql("update vehicle set last_visit_on = null where id = ?").param(vehicle.id()).update();
    }

    void tell(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance lapsed(LocalDate lastVisit) {
        tell("customer-lapsed", vehicle.id(), Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "lastVisitAt", lastVisit.toString()));
        return running();
    }

    ProcessInstance running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("lapsed-customer-winback").variableValueEquals("vehicleId", vehicle.id()).singleResult();
    }

    void call(Map<String, Object> said) {
        Map<String, Object> entered = new HashMap<>(Map.of("result", "REACHED", "situation", "OWNS"));
        entered.putAll(said);
        if (!entered.get("result").equals("REACHED")) entered.remove("situation");
        shop.complete("call-customer", "winbackCall", entered);
    }

    void answer(String answer) {
        shop.complete("record-offer-answer", "winbackAnswer", Map.of("answer", answer));
    }

    String outcome() {
        return jdbc.sql("select outcome from winback where vehicle_id = ? order by closed_at desc").param(vehicle.id()).query(String.class).list().get(0);
    }

    long told(String event) {
        return stored.toldBy(running().getBusinessKey()).stream().filter(e -> e.name().equals(event)).count();
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 1: today 10 May 2023, last here on 10 May 2022 is LAPSED_12M, on 11 May 2022 ACTIVE")
    void fullMonths() {
        shop.at(LocalDate.of(2023, 5, 10).atTime(9, 0));
        var away = lapsed(LocalDate.of(2022, 5, 10));
        assertThat(away.getBusinessKey()).startsWith("WH-20230510-");
        assertThat(shop.variable(away, "lapsedClass")).isEqualTo("LAPSED_12M");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        vehicle = shop.vehicle(customer);
        assertThat(lapsed(LocalDate.of(2022, 5, 11))).isNull();
        assertThat(outcome()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 2: after three years the account manager's pool has the owner once, however often the flow comes round")
    void threeYears() {
        lapsed(TODAY.minusYears(3));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
        assertThat(told("allocation-requested")).isEqualTo(1);
        call(Map.of("cause", "OTHER"));
        answer("NO");
        shop.advance(Duration.ofDays(90));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
        assertThat(told("allocation-requested")).isEqualTo(1);
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 3: for the distance a service at home is offered, and accepted it is booked at the owner's address")
    void distance() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "DISTANCE"));
        assertThat(shop.task("record-offer-answer").getDescription()).contains("上门");
        assertThat(shop.task("record-offer-answer").getAssignee()).as("who is on the phone asks").isEqualTo("service-advisor-1");
        assertThat(shop.wordings(away.getBusinessKey())).as("offered in the talk").isEmpty();
        answer("HOME");
        assertThat(away).isWaitingAt("serve-at-home");
        assertThat(shop.shown("choose-home-place", "homePlace")).containsEntry("place", "郊区 8 号院").containsEntry("cause", "DISTANCE");
        shop.complete("choose-home-place", "homePlace", Map.of("place", "郊区 8 号院", "cause", "DISTANCE", "items", "30000公里保养"));
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 3: a finished service at home ends the win-back")
    void servedAtHome() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "DISTANCE"));
        answer("HOME");
        shop.complete("choose-home-place", "homePlace", Map.of("place", "郊区 8 号院", "cause", "DISTANCE", "items", "30000公里保养"));
        book("MAINTENANCE");
        shop.advanceTo(TODAY.plusDays(1).atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "REACHED", "answer", "CONFIRMED"));
        var materials = List.of("机油", "机油滤清器", "放油口垫片", "工具", "检查表").stream().map(item -> Map.of("item", item, "wanted", 1, "loaded", true)).toList();
        shop.complete("prepare-team", "tripMaterials", Map.of("departure", "READY", "teamId", "陈刚", "materials", materials));
        shop.complete("check-car", "carCheck", Map.of("attended", true, "checks", List.of("油液"), "workDone", "换机油", "mileageKm", 30_000, "amountYuan", 0));
        shop.complete("write-report", "tripReport", Map.of("summary", "做完了"));
        assertThat(away).isEnded();
        assertThat(outcome()).isEqualTo("ACTIVE");
    }

    void book(String visit) {
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "YES", "visit", visit, "items", "保养", "mileageKm", 30_000, "wantedAt", iso(TODAY.plusDays(2).atTime(10, 0))));
        shop.complete("recap-booking", "recap", Map.of("result", "CONFIRMED"));
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 4: for the price an activity with a price offer, not a service at home")
    void price() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "PRICE"));
        assertThat(shop.texts(away.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains("活动期间有价格优惠"));
        assertThatThrownBy(() -> answer("HOME")).hasMessageContaining("不是上门服务");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 5: out of warranty, an invitation to an activity; no service at home and no price offer")
    void outOfWarranty() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "OUT_OF_WARRANTY"));
        assertThat(shop.texts(away.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains("车况检查活动").doesNotContain("优惠").doesNotContain("上门"));
        assertThat(shop.variable(away, "offer")).isEqualTo("ACTIVITY");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 6: when the car drives in the class is ACTIVE, the case ends and no ninety-day timer is left")
    void carDrivesIn() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "OTHER"));
        answer("NO");
        assertThat(away).isWaitingAt("next-approach-due");
        tell("arrival-registered", vehicle.id(), Map.of("arrivedAt", iso(shop.now())));
        assertThat(away).isEnded();
        assertThat(outcome()).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select lapsed_class from winback where vehicle_id = ?").param(vehicle.id()).query(String.class).single()).isEqualTo("ACTIVE");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(away.getId()).activityInstanceIdIn(away.getId()).variableName("lapsedClass").list())
                .extracting(known -> known.getValue()).as("and what the case says").containsExactly("ACTIVE");
        assertThat(management.createJobQuery().processInstanceId(away.getId()).count()).isZero();
    }

    @Test
    @DisplayName("lapsed-customer-winback: who accepts is booked in the same talk; the booking hears of the arrival, and the win-back ends")
    void comesToTheWorkshop() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "PRICE"));
        answer("WORKSHOP");
        assertThat(shop.hasTask("call-customer")).as("no second call").isFalse();
        book("MAINTENANCE");
        shop.advanceTo(TODAY.plusDays(1).atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "REACHED", "answer", "CONFIRMED"));
        shop.advanceTo(TODAY.plusDays(2).atTime(10, 0));
        tell("arrival-registered", vehicle.id(), Map.of("arrivedAt", iso(shop.now())));
        assertThat(away).isEnded();
        assertThat(outcome()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("lapsed-customer-winback: who booked and stayed away is called again ninety days later")
    void didNotCome() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "PRICE"));
        answer("WORKSHOP");
        shop.complete("talk-with-customer", "booking", Map.of("bookingWanted", "NO"));
        shop.complete("record-refusal", "refusal", Map.of("reason", "OTHER"));
        assertThat(away).isWaitingAt("next-approach-due");
        shop.advance(Duration.ofDays(89));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advance(Duration.ofDays(1));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("lapsed-customer-winback: who is not reached is tried again ninety days later; a car that was sold or an owner who wants no calls ends it")
    void endings() {
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(away).isWaitingAt("next-approach-due");
        shop.advance(Duration.ofDays(90));
        call(Map.of("situation", "SOLD"));
        assertThat(away).isEnded();
        assertThat(outcome()).isEqualTo("SOLD");
        vehicle = shop.vehicle(customer);
        // nobody is called twice on one day
        shop.advance(Duration.ofDays(1));
        var other = lapsed(TODAY.minusMonths(20));
        call(Map.of("situation", "NO_MORE_CALLS", "consentWithdrawn", true));
        assertThat(other).isEnded();
        assertThat(outcome()).isEqualTo("NO_MORE_CALLS");
    }

    @Test
    @DisplayName("lapsed-customer-winback: on the first of the month every car away for a year is taken once, with a list; who sold the car or wants no calls is not")
    void selectedMonthly() {
        visited(TODAY.minusMonths(12));
        select();
        assertThat(running()).isNotNull();
        select();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("lapsed-customer-winback").variableValueEquals("vehicleId", vehicle.id()).count()).isEqualTo(1);
        assertThat(lists()).anySatisfy(list -> assertThat(list).contains(vehicle.plateNo(), "吴昊", "2025年11月23日"));
        call(Map.of("situation", "SOLD"));
        shop.at(Shop.OPENING.plusMonths(1));
        select();
        assertThat(running()).isNull();
    }

    @Test
    @DisplayName("lapsed-customer-winback: a car that was here eleven months ago, or whose owner did not consent, is not selected")
    void notSelected() {
        visited(TODAY.minusMonths(12).plusDays(1));
        select();
        assertThat(running()).isNull();
        customer = shop.newCustomer("没同意");
        vehicle = shop.vehicle(customer);
        visited(TODAY.minusMonths(24));
        select();
        assertThat(running()).isNull();
    }

    void visited(LocalDate on) {
        jdbc.sql("update vehicle set last_visit_on = ? where id = ?").params(on, vehicle.id()).update();
    }

    void select() {
        management.executeJob(shop.clock("lapsed-customer-winback").getId());
        shop.settle();
    }

    List<String> lists() {
        return jdbc.sql("select id from document where kind = 'lapsed-customer-winback-list'").query(String.class).list().stream().map(this::text).toList();
    }

    String text(String id) {
        try (var pdf = Loader.loadPDF(documents.pdf(id))) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("lapsed-customer-winback: without a mobile phone the invitation is given in the talk only; a cancelled case leaves the list")
    void withoutMobileAndCancelled() {
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(customer.id()).update();
        var away = lapsed(TODAY.minusMonths(13));
        call(Map.of("cause", "PRICE"));
        assertThat(shop.wordings(away.getBusinessKey())).isEmpty();
        assertThat(shop.hasTask("record-offer-answer")).isTrue();
        tell("case-cancelled", away.getBusinessKey(), Map.of("cancelReason", "重复"));
        assertThat(away).isEnded();
        assertThat(outcome()).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("lapsed-customer-winback: an owner who left is not called any more")
    void ownerLeft() {
        var away = lapsed(TODAY.minusMonths(13));
        tell("owner-left", vehicle.id(), Map.of("ownerLeft", "MOVED"));
        assertThat(away).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(outcome()).isEqualTo("NO_MORE_CALLS");
    }
}
