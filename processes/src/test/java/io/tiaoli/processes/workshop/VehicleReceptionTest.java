package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** What may come otherwise when a car is received: corrections, refusals, consent. */
@FlowTest
class VehicleReceptionTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;

    @BeforeEach
    void open() {
        visit.open();
    }

    @Test
    @DisplayName("vehicle-repair: a mileage below the last one comes back to the advisor with the reason")
    void mileageGoesUp() {
        visit.walkIn("REPAIR");
        visit.lastMileage(30_000);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        assertThat(shop.task("receive-customer").getDescription()).contains("小于上次的 30000 公里");
        assertThat(shop.shown("receive-customer", "receptionSheet")).containsEntry("mileageKm", 20_000);
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in with a wrong mileage is corrected before the order is opened")
    void arrivalIsCorrected() {
        visit.lastMileage(30_000);
        var order = visit.walkIn("REPAIR");
        assertThat(shop.task("correct-arrival").getDescription()).contains("30000");
        shop.complete("correct-arrival", "arrival", Map.of("plateNo", visit.vehicle.plateNo(), "customerName", "张伟", "phone", "13812345678", "kind", "REPAIR", "mileageKm", 30_001));
        assertThat(order).isWaitingAt("guide-and-park");
    }

    @Test
    @DisplayName("vehicle-repair: no progress is reported of a car for which no order is open yet")
    void noProgressBeforeTheOrder() {
        visit.lastMileage(30_000);
        visit.walkIn("REPAIR");
        shop.advanceTo(MONDAY.plusDays(1).atTime(12, 0));
        assertThat(shop.hasTask("correct-arrival")).isTrue();
        assertThat(shop.hasTask("report-progress")).isFalse();
        shop.complete("correct-arrival", "arrival", Map.of("plateNo", visit.vehicle.plateNo(), "customerName", "张伟", "phone", "13812345678", "kind", "REPAIR", "mileageKm", 30_001));
        shop.advanceTo(MONDAY.plusDays(2).atTime(12, 0));
        assertThat(shop.hasTask("report-progress")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: a car whose order is running gets no second one")
    void oneOrderPerCar() {
        var first = visit.walkIn("REPAIR");
        var second = visit.walkIn("REPAIR");
        assertThat(shop.task("point-to-running-order").getDescription()).contains(first.getBusinessKey());
        shop.complete("point-to-running-order", "runningOrder", Map.of("told", true));
        assertThat(second).isEnded();
        assertThat(first).isWaitingAt("guide-and-park");
    }

    @Test
    @DisplayName("vehicle-repair: an advisor whom nobody knows is asked for again")
    void unknownAdvisor() {
        var order = visit.walkIn("REPAIR");
        shop.complete("guide-and-park", "guidance", Map.of("parkedAt", "A3", "accompanied", true, "wishedAdvisorId", "nobody"));
        assertThat(order).isWaitingAt("guide-and-park");
        assertThat(shop.task("guide-and-park").getDescription()).contains("nobody");
        garage.guide();
        assertThat(order).isWaitingAt("receive-customer");
    }

    @Test
    @DisplayName("vehicle-repair: who refuses the walk-round or the signature is noted and goes on")
    void refusalsAreNoted() {
        var order = visit.walkIn("REPAIR");
        garage.guide();
        assertThat(shop.task("receive-customer").getDescription()).contains("三件套");
        var sheet = garage.receptionSheet();
        sheet.put("coverPieces", 2);
        assertThatThrownBy(() -> shop.complete("receive-customer", "receptionSheet", sheet)).hasMessageContaining("保护套没有铺齐");
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        shop.complete("walk-round", "walkRound", Map.of("refused", true, "refusedReason", "赶时间"));
        assertThat(file.textOf("查车单")).contains("客户没有参加环检：赶时间");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("sign-reception").getDescription()).contains("还没有在屏幕上签名");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "REFUSED", "reason", "不愿签", "phone", "13711110000"));
        assertThat(order).isWaitingAt("ask-symptoms");
        assertThat(shop.known(visit.customer.id()).phone()).contains("13711110000");
    }

    @Test
    @DisplayName("vehicle-repair: what the advisor cannot judge goes to technical support")
    void technicalSupport() {
        var order = visit.walkIn("REPAIR");
        garage.receive(false, Map.of("need", "异响", "fault", "过坎异响", "needsSupport", true));
        assertThat(shop.groups(shop.task("support-diagnosis"))).containsExactly("technical-support");
        shop.complete("support-diagnosis", "technicalSupport", Map.of("diagnosis", "下摆臂胶套老化", "advice", "更换胶套"));
        assertThat(order).isWaitingAt("agree-terms");
        garage.agree("IN_STORE").preInspect();
        assertThat(file.textOf("工单与进场记录")).contains("更换胶套");
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in who agrees to it at reception is called within 48 hours after leaving, and how we know is kept")
    void agreesToCare() {
        leavesAfter(Map.of("careAgreed", true));
        assertThat(file.consents()).containsExactly("CARE true 接车时口头同意");
        shop.advanceTo(MONDAY.plusDays(1).atTime(10, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in who agrees to nothing is not called after leaving")
    void agreesToNothing() {
        leavesAfter(Map.of());
        assertThat(file.consents()).isEmpty();
        shop.advanceTo(MONDAY.plusDays(2).atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    private void leavesAfter(Map<String, Object> answers) {
        visit.walkIn("REPAIR");
        garage.guide();
        var sheet = garage.receptionSheet();
        sheet.putAll(answers);
        shop.complete("receive-customer", "receptionSheet", sheet);
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        file.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        shop.complete("ask-symptoms", "inquiry", Map.of("need", "异响", "fault", "刹车有响声"));
        garage.agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        garage.pay(480).handOver();
    }

    @Test
    @DisplayName("vehicle-repair: what was refused is told again at the next visit")
    void refusedItemsComeBack() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approve("REFUSED");
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true));
        var first = visit.caseNo();

        visit.walkIn("REPAIR");
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        file.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("ask-symptoms").getDescription()).contains("前刹车片 ¥360.00（" + first + "）");
    }

    @Test
    @DisplayName("vehicle-repair fact 11: a booked customer gets the reserved advisor, walk-ins go by queue")
    void advisors() {
        visit.booked(true);
        garage.guide();
        assertThat(shop.task("receive-customer").getAssignee()).isEqualTo("bing");
        assertThat(shop.groups(shop.task("receive-customer"))).containsExactly("service-advisor");
        visit.cancel("测试");
        shop.at(shop.now().plusMinutes(1));

        visit.newCar();
        visit.walkIn("REPAIR");
        garage.guide();
        assertThat(shop.task("receive-customer").getAssignee()).as("who waited longest").isEqualTo("anna");
    }

    @Test
    @DisplayName("vehicle-repair fact 14: a navigation device that stays in the car needs a locker number or a note")
    void valuables() {
        visit.booked(true);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        var round = garage.walkRound(false);
        round.put("valuables", List.of(Map.of("name", "导航仪")));
        assertThatThrownBy(() -> shop.complete("walk-round", "walkRound", round)).hasMessageContaining("储物柜号或备注");
        round.put("valuables", List.of(Map.of("name", "导航仪", "lockerNo", "12"), Map.of("name", "婴儿车", "note", "放后备厢", "oversized", true)));
        shop.complete("walk-round", "walkRound", round);
        assertThat(file.textOf("查车单")).contains("导航仪", "储物柜12", "婴儿车", "放后备厢");
        assertThat(shop.variable(visit.order, "largeValuables")).isEqualTo("婴儿车");
    }
}
