package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
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

/** What may come otherwise in the workshop: findings, wrong parts, promises that cannot be kept. */
@FlowTest
class VehicleRepairWorkTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;

    @BeforeEach
    void open() {
        visit.open();
    }

    /** A repair that is signed and under way. */
    void underWay() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder();
    }

    @Test
    @DisplayName("vehicle-repair: a finding goes through quote and approval while the repair goes on; it is worked on only after the signature")
    void findingIsApproved() {
        underWay();
        garage.reportFinding();
        assertThat(shop.hasTask("repair-car")).as("the signed work goes on").isTrue();
        assertThat(shop.task("confirm-items").getDescription()).contains("后刹车片：剩 3 毫米");
        assertThatThrownBy(garage::repair).hasMessageContaining("上一次的新发现还没有了结");
        garage.confirmItems();
        assertThat(shop.shown("price-parts", "quote")).as("the old quote must not be quoted twice").isEmpty();
        garage.price(garage.part("NO-SUCH"));
        assertThat(shop.shown("price-parts", "quote").toString()).as("what was refused is mended, not typed again").contains("NO-SUCH");
        garage.price(garage.part(visit.pads));
        assertThat(file.pieces(visit.pads, "RESERVED")).isEqualTo(1);
        assertThat(shop.hasTask("do-extra-work")).isFalse();
        garage.approveAll();
        assertThat(shop.hasTask("do-extra-work")).isFalse();
        assertThat(file.textOf("任务委托书")).contains("第2版", "委托金额¥840.00");
        garage.signOrder();
        assertThat(file.pieces(visit.pads, "DRAWN")).isEqualTo(2);
        shop.complete("do-extra-work", "extraWork", Map.of("done", true));
        garage.repair().pass();
        assertThat(shop.variable(visit.order, "amountDueFen")).isEqualTo(84_000L);
        garage.pay(840).handOver();
        assertThat(visit.order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: a refused finding gives back its parts and leaves the order as it was")
    void findingIsRefused() {
        underWay();
        garage.reportFinding();
        garage.confirmItems();
        garage.price(garage.part(visit.pads)).approve("REFUSED");
        assertThat(file.pieces(visit.pads, "RESERVED")).isZero();
        assertThat(file.pieces(visit.pads, "DRAWN")).isEqualTo(1);
        assertThat(file.declined()).containsExactly("前刹车片");
        garage.repair().pass();
        assertThat(shop.variable(visit.order, "amountDueFen")).isEqualTo(48_000L);
    }

    @Test
    @DisplayName("vehicle-repair: a finding of the final inspection is quoted too, and the car passes only when it is settled")
    void findingOfTheInspection() {
        underWay();
        garage.repair();
        shop.complete("self-check", "selfCheck", Map.of("result", "PASS"));
        shop.complete("final-inspection", "finalInspection", Map.of("result", "FINDING", "discoveries", List.of(Map.of("item", "雨刮", "condition", "老化", "recommendation", "更换"))));
        assertThatThrownBy(() -> shop.complete("final-inspection", "finalInspection", Map.of("result", "PASS"))).hasMessageContaining("还没有了结");
        garage.confirmItems();
        garage.price(garage.labour("换雨刮", 20)).approveAll().signOrder();
        shop.complete("do-extra-work", "extraWork", Map.of("done", true));
        shop.complete("final-inspection", "finalInspection", Map.of("result", "PASS"));
        assertThat(shop.hasTask("check-car")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: a self-check that fails goes back to repair")
    void selfCheckFails() {
        underWay();
        garage.repair();
        shop.complete("self-check", "selfCheck", Map.of("result", "REWORK", "notes", "螺栓未紧"));
        assertThat(visit.order).isWaitingAt("repair-car").hasNotPassed("final-inspection");
    }

    @Test
    @DisplayName("vehicle-repair: a wrong part goes back to the parts clerk, and the right one is drawn")
    void wrongPart() {
        underWay();
        shop.complete("repair-car", "repairWork", Map.of("result", "WRONG_PART", "wrongPart", "前刹车片型号不对"));
        assertThat(shop.groups(shop.task("exchange-part"))).containsExactly("parts-clerk");
        shop.complete("exchange-part", "partsReturn", Map.of("reason", "发错", "lines", List.of(Map.of("partNo", visit.pads, "quantity", 3))));
        assertThat(shop.task("exchange-part").getDescription()).contains("只领了 1 件");
        shop.complete("exchange-part", "partsReturn", Map.of("reason", "发错", "lines", List.of(Map.of("partNo", visit.pads, "quantity", 1))));
        assertThat(file.pieces(visit.pads, "RETURNED")).isEqualTo(1);
        assertThat(file.pieces(visit.pads, "DRAWN")).isEqualTo(1);
        assertThat(visit.order).isWaitingAt("repair-car");
    }

    @Test
    @DisplayName("vehicle-repair: a comeback within the warranty is dispatched in half the time")
    void comeback() {
        visit.walkIn("REPAIR", Map.of("comeback", true));
        garage.receive().agree("IN_STORE");
        assertThat(shop.task("dispatch-job").getDueDate()).isEqualTo(Shop.date(shop.now().plusMinutes(5)));
    }


    @Test
    @DisplayName("vehicle-repair: fifteen minutes before the promised time the advisor is warned; a later time is told by phone and watched again")
    void promiseComesNear() {
        visit.booked(true);
        garage.receive().estimate("MINERAL");
        shop.advanceTo(MONDAY.atTime(9, 24));
        assertThat(shop.hasTask("check-promise")).isFalse();
        shop.advanceTo(MONDAY.atTime(9, 25));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "LATE", "newPromisedAt", iso(MONDAY.atTime(10, 30)), "delayReason", "等工位"));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.variable(visit.order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(10, 30)));
        shop.advanceTo(MONDAY.atTime(10, 14));
        assertThat(shop.hasTask("check-promise")).isFalse();
        shop.advanceTo(MONDAY.atTime(10, 15));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "ON_TIME"));
        assertThat(shop.hasTask("check-promise")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair: a time that was moved is watched at the new time only")
    void movedPromise() {
        visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated();
        shop.complete("approve-quote", "quoteApproval", Map.of("approval", "ALL", "way", "FACE", "newPromisedAt", iso(MONDAY.atTime(16, 0))));
        garage.signOrder();
        shop.advanceTo(MONDAY.atTime(15, 44));
        assertThat(shop.hasTask("check-promise")).isFalse();
        shop.advanceTo(MONDAY.atTime(15, 45));
        assertThat(shop.tasks("check-promise")).hasSize(1);
    }

    @Test
    @DisplayName("vehicle-repair: a progress that was told by phone is not texted, a new time in it is watched; without a mobile number the advisor calls")
    void progressByPhone() {
        underWay();
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        shop.complete("report-progress", "progress", Map.of("state", "等配件", "way", "CALLED", "newPromisedAt", iso(MONDAY.plusDays(1).atTime(17, 0))));
        assertThat(shop.wordings(visit.caseNo())).doesNotContain("vehicle-repair-progress.sms");
        shop.advanceTo(MONDAY.plusDays(1).atTime(16, 45));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "ON_TIME"));
        visit.phone("010-12345678");
        shop.advanceTo(MONDAY.plusDays(2).atTime(9, 0));
        shop.complete("report-progress", "progress", Map.of("state", "试车", "way", "SMS"));
        assertThat(shop.task("call-progress").getDescription()).contains("试车");
        shop.complete("call-progress", "progressCall", Map.of("told", true));
        assertThat(shop.hasTask("call-progress")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair: the end of the order ends its reports and alerts")
    void nothingIsLeftOpen() {
        underWay();
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        assertThat(shop.hasTask("report-progress")).isTrue();
        garage.repair().pass().pay(480).handOver();
        assertThat(visit.order).isEnded();
        assertThat(shop.hasTask("report-progress")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair fact 8: REWORK reopens the repair in the same order, and the car is not washed yet")
    void rework() {
        var order = visit.booked(true);
        garage.receive(true, Map.of("need", "保养")).estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair();
        garage.inspectWork("REWORK");
        assertThat(shop.task("repair-car").getProcessInstanceId()).isEqualTo(order.getId());
        assertThat(shop.task("repair-car").getDescription()).contains("刹车还有响声");
        assertThat(order).hasNotPassed("wash-car");
        garage.repair().inspectWork("PASS");
        assertThat(shop.groups(shop.task("wash-car"))).containsExactly("car-washer");
    }

    @Test
    @DisplayName("vehicle-repair fact 9: without a wish to wash there is no wash task")
    void noWash() {
        var order = visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair();
        garage.inspectWork("PASS");
        assertThat(order).isWaitingAt("check-car").hasNotPassed("wash-car");
    }

    @Test
    @DisplayName("vehicle-repair fact 13: a stay of three days brings a progress report every day")
    void dailyProgress() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder();
        for (int day = 1; day <= 3; day++) {
            shop.advanceTo(MONDAY.plusDays(day).atTime(9, 0));
            assertThat(shop.tasks("report-progress")).as("day " + day).hasSize(1);
            shop.complete("report-progress", "progress", Map.of("state", "换好刹车片，正在试车", "way", "SMS"));
        }
        assertThat(shop.wordings(visit.caseNo())).filteredOn("vehicle-repair-progress.sms"::equals).hasSize(3);
        assertThat(shop.texts(visit.caseNo()).get(0).content()).contains("换好刹车片，正在试车");
    }
}
