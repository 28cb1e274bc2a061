package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** A visit from arrival to farewell, what it costs, and what must be said or signed before anybody works on the car. */
@FlowTest
class VehicleRepairTest {

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
    @DisplayName("vehicle-repair: a booked maintenance goes from arrival to farewell, every hand-over documented")
    void bookedMaintenance() {
        var order = visit.booked(true);
        assertThat(order.getBusinessKey()).matches("RO-20261123-\\d{4}");
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder();
        garage.repair().pass().pay(283).handOver();
        assertThat(order).isEnded();
        assertThat(file.papers()).containsExactlyInAnyOrder("接车单", "查车单", "估价单", "工单与进场记录", "预检单", "检查数据表", "报价单", "任务委托书", "领料单", "结算单", "收据", "发票");
        assertThat(shop.wordings(visit.caseNo())).contains("vehicle-repair-ready.sms");
    }

    @Test
    @DisplayName("vehicle-repair: the papers tell the right figures, in Chinese, and the signed ones carry the signature")
    void papersTellTheTruth() {
        visit.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC", "TAKE", "PARTS").inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(file.textOf("接车单")).contains("张伟", visit.vehicle.plateNo(), "20000公里", "1/2", "刹车有响声", "张伟2026年11月23日");
        assertThat(file.textOf("估价单")).contains("机油（半合成油）", "¥168.00", "¥32.00", "¥3.00", "¥80.00", "估价合计", "¥283.00");
        assertThat(file.textOf("预检单")).contains("前刹车片", "剩2毫米", "更换");
        assertThat(file.textOf("工单与进场记录")).contains("陈刚", "3号");
        assertThat(file.textOf("报价单")).contains("报价合计¥283.00", "工时¥80.00", "配件¥203.00");
        assertThat(file.textOf("任务委托书")).contains("委托金额¥283.00", "带走", "刷卡", "10天或2000公里", "张伟2026年11月23日");
        assertThat(file.textOf("结算单")).contains("项目合计¥283.00", "配件优惠¥20.30", "应付¥262.70");
    }

    @Test
    @DisplayName("vehicle-repair fact 1: a 10,000 km maintenance with semi-synthetic oil is estimated at 80 labour + 168 oil + 32 filter + 3 drain plug = 283")
    void estimateOfAMaintenance() {
        visit.booked(Map.of("mileageKm", 10_000, "earlyEnough", true, "isFirstMaintenance", false));
        var sheet = garage.receptionSheet();
        sheet.put("mileageKm", 10_000);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", sheet);
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        file.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        shop.complete("ask-symptoms", "inquiry", Map.of("need", "保养"));
        garage.estimate("SEMI_SYNTHETIC");
        assertThat(file.quoteLines()).containsExactly("LABOUR 8000", "PART 16800", "PART 3200", "PART 300");
        assertThat(file.quoteTotalFen()).isEqualTo(28_300);
    }

    @ParameterizedTest(name = "vehicle-repair fact 2: oil {0} makes {1} yuan")
    @CsvSource({"FULLY_SYNTHETIC, 483", "MINERAL, 223", "WINTER_0W, 343"})
    @DisplayName("vehicle-repair fact 2: fully synthetic oil makes 483, mineral 223, winter 0W 343")
    void estimateByOil(String oilGrade, int yuan) {
        visit.booked(true);
        garage.receive().estimate(oilGrade);
        assertThat(file.quoteTotalFen()).isEqualTo(yuan * 100L);
    }

    @ParameterizedTest(name = "vehicle-repair fact 3: started at 13:00, wash {0}, ready at {1}")
    @CsvSource({"true, 14:30", "false, 13:40"})
    @DisplayName("vehicle-repair fact 3: started at 13:00 with wash the car is promised for 14:30, without for 13:40")
    void promisedTime(boolean wash, String ready) {
        shop.at(MONDAY.atTime(13, 0));
        visit.booked(true);
        garage.receive(wash, Map.of("need", "保养")).estimate("MINERAL");
        assertThat(shop.variable(visit.order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(java.time.LocalTime.parse(ready))));
    }

    @Test
    @DisplayName("vehicle-repair fact 4: brake pads found in the pre-check are confirmed with the customer before they are priced, and nothing is repaired")
    void findingsAreConfirmedFirst() {
        visit.booked(true);
        garage.receive().estimate("MINERAL").preInspect();
        assertThat(shop.hasTask("price-parts")).isFalse();
        assertThat(shop.task("confirm-items").getDescription()).contains("前刹车片：剩 2 毫米");
        garage.confirmItems();
        assertThat(shop.groups(shop.task("price-parts"))).containsExactlyInAnyOrder("lead-technician", "parts-clerk");
        assertThat(file.hasHistory("repair-car")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair fact 5: without the customer's signature on the work order there is no repair task")
    void noSignatureNoWork() {
        var order = visit.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll();
        shop.complete("sign-repair-order", "orderSigning", Map.of("explained", true, "result", "SIGNED"));
        assertThat(shop.task("sign-repair-order").getDescription()).contains("「任务委托书」第 1 版客户还没有在屏幕上签名");
        assertThat(file.hasHistory("repair-car")).isFalse();

        shop.complete("sign-repair-order", "orderSigning", Map.of("explained", true, "result", "REFUSED", "reason", "想再比较一下"));
        assertThat(order).isWaitingAt("record-refusal");
        assertThat(file.hasHistory("repair-car")).isFalse();
        assertThat(file.declined()).hasSize(4);
    }

    @Test
    @DisplayName("vehicle-repair fact 7: a part that is not in stock gives the parts clerk a task with the expected date, and the customer is asked")
    void missingPart() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs));
        assertThat(shop.groups(shop.task("find-arrival"))).containsExactly("parts-clerk");
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-25", "supplier", "厂家"));
        assertThat(shop.groups(shop.task("ask-about-parts"))).containsExactly("service-advisor");
        assertThat(shop.task("ask-about-parts").getDescription()).contains("火花塞", "2026-11-25");
    }

    @ParameterizedTest(name = "vehicle-repair fact 15: choice {0} makes {1} fen due, benefit {2} fen")
    @CsvSource({"PARTS, 26270, 2030", "COUPON, 28300, 4000"})
    @DisplayName("vehicle-repair fact 15: booked three hours before, 283 become 262.70 with cheaper parts; with a coupon 283 are due and 40 are on the coupon")
    void bookedBenefit(String choice, long dueFen, long valueFen) {
        visit.booked(true);
        garage.receive().estimate("SEMI_SYNTHETIC", "LEAVE", choice).inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(shop.variable(visit.order, "amountDueFen")).isEqualTo(dueFen);
        assertThat(shop.variable(visit.order, "benefitValueFen")).isEqualTo(valueFen);
    }

    @Test
    @DisplayName("vehicle-repair fact 16: a first maintenance costs nothing and no payment is collected")
    void firstMaintenanceIsFree() {
        var order = visit.booked(Map.of("earlyEnough", true, "isFirstMaintenance", true));
        garage.receive().estimate("SEMI_SYNTHETIC").inspect().priceAsEstimated().approveAll().signOrder().repair().pass();
        assertThat(order).isWaitingAt("hand-over-car").hasNotPassed("collect-settlement");
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(0L);
        assertThat(file.textOf("结算单")).contains("厂家承担¥283.00", "应付¥0.00");
    }
}
