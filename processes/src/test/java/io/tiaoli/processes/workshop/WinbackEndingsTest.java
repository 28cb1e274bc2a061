package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** How a win-back goes on after the talk, and how it ends. */
@FlowTest
class WinbackEndingsTest {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired JdbcClient jdbc;
    @Autowired WinbackDesk desk;

    @BeforeEach
    void open() {
        desk.open();
    }

    @AfterEach
    void forget() {
        desk.forget();
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 6: when the car drives in the class is ACTIVE, the case ends and no ninety-day timer is left")
    void carDrivesIn() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "OTHER"));
        desk.answer("NO");
        assertThat(away).isWaitingAt("next-approach-due");
        desk.tell("arrival-registered", desk.vehicle.id(), Map.of("arrivedAt", iso(shop.now())));
        assertThat(away).isEnded();
        assertThat(desk.outcome()).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select lapsed_class from winback where vehicle_id = ?").param(desk.vehicle.id()).query(String.class).single()).isEqualTo("ACTIVE");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(away.getId()).activityInstanceIdIn(away.getId()).variableName("lapsedClass").list())
                .extracting(known -> known.getValue()).as("and what the case says").containsExactly("ACTIVE");
        assertThat(management.createJobQuery().processInstanceId(away.getId()).count()).isZero();
    }

    @Test
    @DisplayName("lapsed-customer-winback: who accepts is booked in the same talk; the booking hears of the arrival, and the win-back ends")
    void comesToTheWorkshop() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "PRICE"));
        desk.answer("WORKSHOP");
        assertThat(shop.hasTask("call-customer")).as("no second call").isFalse();
        desk.book("MAINTENANCE");
        shop.advanceTo(TODAY.plusDays(1).atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "REACHED", "answer", "CONFIRMED"));
        shop.advanceTo(TODAY.plusDays(2).atTime(10, 0));
        desk.tell("arrival-registered", desk.vehicle.id(), Map.of("arrivedAt", iso(shop.now())));
        assertThat(away).isEnded();
        assertThat(desk.outcome()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("lapsed-customer-winback: who booked and stayed away is called again ninety days later")
    void didNotCome() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "PRICE"));
        desk.answer("WORKSHOP");
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
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(away).isWaitingAt("next-approach-due");
        shop.advance(Duration.ofDays(90));
        desk.call(Map.of("situation", "SOLD"));
        assertThat(away).isEnded();
        assertThat(desk.outcome()).isEqualTo("SOLD");
        desk.vehicle = shop.vehicle(desk.customer);
        // nobody is called twice on one day
        shop.advance(Duration.ofDays(1));
        var other = desk.lapsed(TODAY.minusMonths(20));
        desk.call(Map.of("situation", "NO_MORE_CALLS", "consentWithdrawn", true));
        assertThat(other).isEnded();
        assertThat(desk.outcome()).isEqualTo("NO_MORE_CALLS");
    }

    @Test
    @DisplayName("lapsed-customer-winback: when the ninety days run out in an outage, the call tells the day on which it was planned")
    void ninetyDaysInAnOutage() {
        desk.lapsed(TODAY.minusMonths(13));
        assertThat(desk.note()).isNull();
        desk.call(Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        shop.at(Shop.OPENING.plusDays(100));
        shop.settle();
        assertThat(desk.note()).isEqualTo("原定 2027-02-21 09:00 联系，当时没有做成，现在补做");
    }

    @Test
    @DisplayName("lapsed-customer-winback: without a mobile phone the invitation is given in the talk only; a cancelled case leaves the list")
    void withoutMobileAndCancelled() {
        jdbc.sql("update customer set phone = '010-62345678' where id = ?").param(desk.customer.id()).update();
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "PRICE"));
        assertThat(shop.wordings(away.getBusinessKey())).isEmpty();
        assertThat(shop.hasTask("record-offer-answer")).isTrue();
        desk.tell("case-cancelled", away.getBusinessKey(), Map.of("cancelReason", "重复"));
        assertThat(away).isEnded();
        assertThat(desk.outcome()).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("lapsed-customer-winback: an owner who left is not called any more")
    void ownerLeft() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.tell("owner-left", desk.vehicle.id(), Map.of("ownerLeft", "MOVED"));
        assertThat(away).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(desk.outcome()).isEqualTo("NO_MORE_CALLS");
    }
}
