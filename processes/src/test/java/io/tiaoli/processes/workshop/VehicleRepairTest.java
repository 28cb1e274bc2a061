package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** The acceptance facts of vehicle-repair, each as a visit to the workshop. */
@FlowTest
class VehicleRepairTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;

    @BeforeEach
    void open() {
        garage.open();
    }

    @Test
    @DisplayName("vehicle-repair: a booked maintenance goes from arrival to farewell, every hand-over documented")
    void bookedMaintenance() {
        var order = garage.booked(true);
        assertThat(order.getBusinessKey()).matches("RO-20261123-\\d{4}");
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder();
        garage.repair().pass().pay(283).handOver();
        assertThat(order).isEnded();
        assertThat(garage.papers()).containsExactlyInAnyOrder("接车单", "查车单", "估价单", "工单与进场记录", "预检单", "检查数据表", "报价单", "任务委托书", "领料单", "结算单", "收据", "发票");
        assertThat(shop.wordings(garage.caseNo())).contains("vehicle-repair-ready.sms");
    }

    @Test
    @DisplayName("vehicle-repair: the papers tell the right figures, in Chinese, and the signed ones carry the signature")
    void papersTellTheTruth() {
        garage.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC", "TAKE", "PARTS").inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(garage.textOf("接车单")).contains("张伟", garage.vehicle.plateNo(), "20000公里", "1/2", "刹车有响声", "张伟2026年11月23日");
        assertThat(garage.textOf("估价单")).contains("机油（半合成油）", "¥168.00", "¥32.00", "¥3.00", "¥80.00", "估价合计", "¥283.00");
        assertThat(garage.textOf("预检单")).contains("前刹车片", "剩2毫米", "更换");
        assertThat(garage.textOf("工单与进场记录")).contains("陈刚", "3号");
        assertThat(garage.textOf("报价单")).contains("报价合计¥283.00", "工时¥80.00", "配件¥203.00");
        assertThat(garage.textOf("任务委托书")).contains("委托金额¥283.00", "带走", "刷卡", "10天或2000公里", "张伟2026年11月23日");
        assertThat(garage.textOf("结算单")).contains("项目合计¥283.00", "配件优惠¥20.30", "应付¥262.70");
    }

    @Test
    @DisplayName("vehicle-repair fact 1: a 10,000 km maintenance with semi-synthetic oil is estimated at 80 labour + 168 oil + 32 filter + 3 drain plug = 283")
    void estimateOfAMaintenance() {
        garage.booked(Map.of("mileageKm", 10_000, "earlyEnough", true, "isFirstMaintenance", false));
        var sheet = garage.receptionSheet();
        sheet.put("mileageKm", 10_000);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", sheet);
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        garage.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        shop.complete("ask-symptoms", "inquiry", Map.of("need", "保养"));
        garage.estimate("SEMI_SYNTHETIC");
        assertThat(garage.quoteLines()).containsExactly("LABOUR 8000", "PART 16800", "PART 3200", "PART 300");
        assertThat(garage.quoteTotalFen()).isEqualTo(28_300);
    }

    @ParameterizedTest(name = "vehicle-repair fact 2: oil {0} makes {1} yuan")
    @CsvSource({"FULLY_SYNTHETIC, 483", "MINERAL, 223", "WINTER_0W, 343"})
    @DisplayName("vehicle-repair fact 2: fully synthetic oil makes 483, mineral 223, winter 0W 343")
    void estimateByOil(String oilGrade, int yuan) {
        garage.booked(true);
        garage.receive().estimate(oilGrade);
        assertThat(garage.quoteTotalFen()).isEqualTo(yuan * 100L);
    }

    @ParameterizedTest(name = "vehicle-repair fact 3: started at 13:00, wash {0}, ready at {1}")
    @CsvSource({"true, 14:30", "false, 13:40"})
    @DisplayName("vehicle-repair fact 3: started at 13:00 with wash the car is promised for 14:30, without for 13:40")
    void promisedTime(boolean wash, String ready) {
        shop.at(MONDAY.atTime(13, 0));
        garage.booked(true);
        garage.receive(wash, Map.of("need", "保养")).estimate("MINERAL");
        assertThat(shop.variable(garage.order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(java.time.LocalTime.parse(ready))));
    }

    @Test
    @DisplayName("vehicle-repair fact 4: brake pads found in the pre-check are confirmed with the customer before they are priced, and nothing is repaired")
    void findingsAreConfirmedFirst() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").preInspect();
        assertThat(shop.hasTask("price-parts")).isFalse();
        assertThat(shop.task("confirm-items").getDescription()).contains("前刹车片：剩 2 毫米");
        garage.confirmItems();
        assertThat(shop.groups(shop.task("price-parts"))).containsExactlyInAnyOrder("lead-technician", "parts-clerk");
        assertThat(garage.hasHistory("repair-car")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair fact 5: without the customer's signature on the work order there is no repair task")
    void noSignatureNoWork() {
        var order = garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll();
        shop.complete("sign-repair-order", "orderSigning", Map.of("explained", true, "result", "SIGNED"));
        assertThat(shop.task("sign-repair-order").getDescription()).contains("「任务委托书」第 1 版客户还没有在屏幕上签名");
        assertThat(garage.hasHistory("repair-car")).isFalse();

        shop.complete("sign-repair-order", "orderSigning", Map.of("explained", true, "result", "REFUSED", "reason", "想再比较一下"));
        assertThat(order).isWaitingAt("record-refusal");
        assertThat(garage.hasHistory("repair-car")).isFalse();
        assertThat(garage.declined()).hasSize(4);
    }

    @Test
    @DisplayName("vehicle-repair fact 6: a refused quote ends in the return of the car, and no part was drawn")
    void refusedQuote() {
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price();
        assertThat(garage.pieces(garage.pads, "RESERVED")).isEqualTo(1);
        garage.approve("REFUSED");
        assertThat(order).isWaitingAt("record-refusal");
        assertThat(garage.pieces(garage.pads, "RESERVED")).isZero();
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true));
        assertThat(order).isEnded().hasNotPassed("repair-car");
        assertThat(garage.pieces(garage.pads, "DRAWN") + garage.pieces(garage.pads, "RETURNED")).isZero();
        assertThat(garage.told("service-closed")).singleElement().satisfies(closed -> assertThat(closed.path("visitKind").asText()).isEqualTo("CONSULTATION"));
    }

    @Test
    @DisplayName("vehicle-repair: what was refused is told again at the next visit")
    void refusedItemsComeBack() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approve("REFUSED");
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true));
        var first = garage.caseNo();

        garage.walkIn("REPAIR");
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        garage.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("ask-symptoms").getDescription()).contains("前刹车片 ¥360.00（" + first + "）");
    }

    @Test
    @DisplayName("vehicle-repair fact 7: a part that is not in stock gives the parts clerk a task with the expected date, and the customer is asked")
    void missingPart() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs));
        assertThat(shop.groups(shop.task("find-arrival"))).containsExactly("parts-clerk");
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-25", "supplier", "厂家"));
        assertThat(shop.groups(shop.task("ask-about-parts"))).containsExactly("service-advisor");
        assertThat(shop.task("ask-about-parts").getDescription()).contains("火花塞", "2026-11-25");
    }

    @Test
    @DisplayName("vehicle-repair fact 8: REWORK reopens the repair in the same order, and the car is not washed yet")
    void rework() {
        var order = garage.booked(true);
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
        var order = garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair();
        garage.inspectWork("PASS");
        assertThat(order).isWaitingAt("check-car").hasNotPassed("wash-car");
    }

    @Test
    @DisplayName("vehicle-repair fact 10: who takes the old parts along gets them before the hand-over can be completed")
    void oldPartsGoAlong() {
        var order = garage.booked(true);
        garage.receive().estimate("MINERAL", "TAKE", "COUPON").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223);
        assertThatThrownBy(garage::handOver).hasMessageContaining("请先把旧件交给客户");
        var form = garage.handOverForm();
        form.put("oldPartsHandedOver", true);
        shop.complete("hand-over-car", "handOver", form);
        assertThat(order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair fact 11: a booked customer gets the reserved advisor, walk-ins go by queue")
    void advisors() {
        garage.booked(true);
        garage.guide();
        assertThat(shop.task("receive-customer").getAssignee()).isEqualTo("bing");
        assertThat(shop.groups(shop.task("receive-customer"))).containsExactly("service-advisor");
        garage.cancel("测试");
        shop.at(shop.now().plusMinutes(1));

        garage.newCar();
        garage.walkIn("REPAIR");
        garage.guide();
        assertThat(shop.task("receive-customer").getAssignee()).as("who waited longest").isEqualTo("anna");
    }

    @Test
    @DisplayName("vehicle-repair fact 12: checked in on Monday 09:00 and gone on Thursday, the customer file hears of the check-in on Monday and the follow-up of one service on Thursday")
    void fileAndFollowUp() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect();
        assertThat(garage.told("check-in-completed")).singleElement().satisfies(told -> {
            assertThat(told.path("eventAt").asText()).isEqualTo(Shop.iso(MONDAY.atTime(9, 0)));
            assertThat(told.path("eventKind").asText()).isEqualTo("REPAIR_CHECKIN");
            assertThat(told.path("customerId").asText()).isEqualTo(garage.customer.id());
        });
        garage.price().approveAll().signOrder();
        shop.at(MONDAY.plusDays(3).atTime(16, 0));
        garage.repair().pass().pay(480).handOver();
        assertThat(garage.told("car-left")).singleElement().satisfies(left -> assertThat(left.path("departedAt").asText()).startsWith("2026-11-26T16:00"));
        assertThat(garage.told("service-closed")).singleElement().satisfies(closed -> {
            assertThat(closed.path("closedAt").asText()).startsWith("2026-11-26T16:00");
            assertThat(closed.path("orderNo").asText()).isEqualTo(garage.caseNo());
            assertThat(closed.path("visitKind").asText()).isEqualTo("REPAIR");
            assertThat(closed.path("mileageKm").asInt()).isEqualTo(20_000);
            assertThat(closed.path("customerClass").asText()).isEqualTo("NORMAL");
        });
    }

    @Test
    @DisplayName("vehicle-repair fact 13: a stay of three days brings a progress report every day")
    void dailyProgress() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder();
        for (int day = 1; day <= 3; day++) {
            shop.advanceTo(MONDAY.plusDays(day).atTime(9, 0));
            assertThat(shop.tasks("report-progress")).as("day " + day).hasSize(1);
            shop.complete("report-progress", "progress", Map.of("state", "换好刹车片，正在试车", "way", "SMS"));
        }
        assertThat(shop.wordings(garage.caseNo())).filteredOn("vehicle-repair-progress.sms"::equals).hasSize(3);
        assertThat(shop.texts(garage.caseNo()).get(0).content()).contains("换好刹车片，正在试车");
    }

    @Test
    @DisplayName("vehicle-repair fact 14: a navigation device that stays in the car needs a locker number or a note")
    void valuables() {
        garage.booked(true);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        var round = garage.walkRound(false);
        round.put("valuables", List.of(Map.of("name", "导航仪")));
        assertThatThrownBy(() -> shop.complete("walk-round", "walkRound", round)).hasMessageContaining("储物柜号或备注");
        round.put("valuables", List.of(Map.of("name", "导航仪", "lockerNo", "12"), Map.of("name", "婴儿车", "note", "放后备厢", "oversized", true)));
        shop.complete("walk-round", "walkRound", round);
        assertThat(garage.textOf("查车单")).contains("导航仪", "储物柜12", "婴儿车", "放后备厢");
        assertThat(shop.variable(garage.order, "largeValuables")).isEqualTo("婴儿车");
    }

    @ParameterizedTest(name = "vehicle-repair fact 15: choice {0} makes {1} fen due, benefit {2} fen")
    @CsvSource({"PARTS, 26270, 2030", "COUPON, 28300, 4000"})
    @DisplayName("vehicle-repair fact 15: booked three hours before, 283 become 262.70 with cheaper parts; with a coupon 283 are due and 40 are on the coupon")
    void bookedBenefit(String choice, long dueFen, long valueFen) {
        garage.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC", "LEAVE", choice).inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(shop.variable(garage.order, "amountDueFen")).isEqualTo(dueFen);
        assertThat(shop.variable(garage.order, "benefitValueFen")).isEqualTo(valueFen);
    }

    @Test
    @DisplayName("vehicle-repair fact 16: a first maintenance costs nothing and no payment is collected")
    void firstMaintenanceIsFree() {
        var order = garage.booked(Map.of("earlyEnough", true, "isFirstMaintenance", true));
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(order).isWaitingAt("hand-over-car").hasNotPassed("collect-settlement");
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(0L);
        assertThat(garage.textOf("结算单")).contains("厂家承担¥283.00", "应付¥0.00");
    }

    @Test
    @DisplayName("vehicle-repair fact 17: a car that fails the advisor's check goes back to repair and is not settled")
    void failedCheck() {
        var order = garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair();
        garage.inspectWork("PASS");
        garage.checkCar("FAIL");
        assertThat(order).isWaitingAt("repair-car").hasNotPassed("settle-order");
        assertThat(shop.task("repair-car").getDescription()).contains("试车跑偏");
    }

    @Test
    @DisplayName("vehicle-repair fact 18: one departure tells the follow-up once, which thanks; no thank-you is sent from here")
    void oneDeparture() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223).handOver();
        shop.advance(Duration.ofDays(1));
        assertThat(garage.told("service-closed")).hasSize(1);
        assertThat(garage.told("car-left")).hasSize(1);
        assertThat(shop.wordings(garage.caseNo())).noneMatch(wording -> wording.contains("thank"));
    }

    @Test
    @DisplayName("vehicle-repair fact 19: after a partial approval a new quote with only the approved lines is signed before the repair")
    void partialApproval() {
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveLines(2);
        assertThat(order).isWaitingAt("price-parts").hasNotPassed("repair-car");
        garage.priceAsEstimated();
        assertThat(garage.quoteLines()).containsExactly("LABOUR 12000");
        assertThat(garage.pieces(garage.pads, "RESERVED")).as("given back").isZero();
        garage.approveAll();
        assertThat(garage.textOf("任务委托书")).contains("委托金额¥120.00", "客户这次不做：前刹车片");
        garage.signOrder();
        assertThat(order).isWaitingAt("repair-car");
        assertThat(garage.declined()).containsExactly("前刹车片");
    }
}
