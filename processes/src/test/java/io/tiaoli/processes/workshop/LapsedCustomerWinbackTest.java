package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** How long an owner stayed away, and what is offered for which cause. */
@FlowTest
class LapsedCustomerWinbackTest {

    static final LocalDate TODAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
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
    @DisplayName("lapsed-customer-winback fact 1: today 10 May 2023, last here on 10 May 2022 is LAPSED_12M, on 11 May 2022 ACTIVE")
    void fullMonths() {
        shop.at(LocalDate.of(2023, 5, 10).atTime(9, 0));
        var away = desk.lapsed(LocalDate.of(2022, 5, 10));
        assertThat(away.getBusinessKey()).startsWith("WH-20230510-");
        assertThat(shop.variable(away, "lapsedClass")).isEqualTo("LAPSED_12M");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        desk.vehicle = shop.vehicle(desk.customer);
        assertThat(desk.lapsed(LocalDate.of(2022, 5, 11))).isNull();
        assertThat(desk.outcome()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 2: after three years the account manager's pool has the owner once, however often the flow comes round")
    void threeYears() {
        desk.lapsed(TODAY.minusYears(3));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
        assertThat(desk.told("allocation-requested")).isEqualTo(1);
        desk.call(Map.of("cause", "OTHER"));
        desk.answer("NO");
        shop.advance(Duration.ofDays(90));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("account-manager");
        assertThat(desk.told("allocation-requested")).isEqualTo(1);
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 3: for the distance a service at home is offered, and accepted it is booked at the owner's address")
    void distance() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "DISTANCE"));
        assertThat(shop.task("record-offer-answer").getDescription()).contains("上门");
        assertThat(shop.task("record-offer-answer").getAssignee()).as("who is on the phone asks").isEqualTo("service-advisor-1");
        assertThat(shop.wordings(away.getBusinessKey())).as("offered in the talk").isEmpty();
        desk.answer("HOME");
        assertThat(away).isWaitingAt("serve-at-home");
        assertThat(shop.shown("choose-home-place", "homePlace")).containsEntry("place", "郊区 8 号院").containsEntry("cause", "DISTANCE");
        shop.complete("choose-home-place", "homePlace", Map.of("place", "郊区 8 号院", "cause", "DISTANCE", "items", "30000公里保养"));
        assertThat(shop.hasTask("talk-with-customer")).isTrue();
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 3: a finished service at home ends the win-back")
    void servedAtHome() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "DISTANCE"));
        desk.answer("HOME");
        shop.complete("choose-home-place", "homePlace", Map.of("place", "郊区 8 号院", "cause", "DISTANCE", "items", "30000公里保养"));
        desk.book("MAINTENANCE");
        shop.advanceTo(TODAY.plusDays(1).atTime(10, 0));
        shop.complete("call-customer", "reminder", Map.of("result", "REACHED", "answer", "CONFIRMED"));
        var materials = List.of("机油", "机油滤清器", "放油口垫片", "工具", "检查表").stream().map(item -> Map.of("item", item, "wanted", 1, "loaded", true)).toList();
        shop.complete("prepare-team", "tripMaterials", Map.of("departure", "READY", "teamId", "陈刚", "materials", materials));
        shop.complete("check-car", "carCheck", Map.of("attended", true, "checks", List.of("油液"), "workDone", "换机油", "mileageKm", 30_000, "amountYuan", 0));
        shop.complete("write-report", "tripReport", Map.of("summary", "做完了"));
        assertThat(away).isEnded();
        assertThat(desk.outcome()).isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 4: for the price an activity with a price offer, not a service at home")
    void price() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "PRICE"));
        assertThat(shop.texts(away.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains("活动期间有价格优惠"));
        assertThatThrownBy(() -> desk.answer("HOME")).hasMessageContaining("不是上门服务");
    }

    @Test
    @DisplayName("lapsed-customer-winback fact 5: out of warranty, an invitation to an activity; no service at home and no price offer")
    void outOfWarranty() {
        var away = desk.lapsed(TODAY.minusMonths(13));
        desk.call(Map.of("cause", "OUT_OF_WARRANTY"));
        assertThat(shop.texts(away.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains("车况检查活动").doesNotContain("优惠").doesNotContain("上门"));
        assertThat(shop.variable(away, "offer")).isEqualTo("ACTIVITY");
    }
}
