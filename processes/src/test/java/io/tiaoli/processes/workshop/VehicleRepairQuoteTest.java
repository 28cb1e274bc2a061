package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** What may come otherwise between diagnosis and signature: missing parts, late and partial answers. */
@FlowTest
class VehicleRepairQuoteTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired RepairFile file;

    @BeforeEach
    void open() {
        visit.open();
    }

    /** A repair that is quoted and waits for the customer's answer. */
    void quoted() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price();
    }

    @Test
    @DisplayName("vehicle-repair: an unknown part number or a line without price comes back with the reason")
    void quoteIsChecked() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part("NO-SUCH"));
        assertThat(shop.task("price-parts").getDescription()).contains("NO-SUCH");
        garage.price(Map.of("kind", "LABOUR", "name", "四轮定位"));
        assertThat(shop.task("price-parts").getDescription()).contains("四轮定位").doesNotContain("NO-SUCH");
        garage.price();
        assertThat(shop.hasTask("approve-quote")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: who waits for the part signs with the new time, and the parts clerk receives it before the repair")
    void waitsForThePart() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-23", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "WAIT", "newPromisedAt", iso(MONDAY.atTime(17, 0))));
        assertThat(shop.variable(order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(17, 0)));
        garage.approveAll();
        assertThat(file.textOf("报价单")).contains("缺货，预计11月23日到");
        garage.signOrder();
        assertThat(order).isWaitingAt("receive-missing-parts");
        shop.complete("receive-missing-parts", "partsReceipt", Map.of("lines", List.of(Map.of("partNo", "NO-SUCH", "quantity", 1))));
        assertThat(shop.task("receive-missing-parts").getDescription()).contains("NO-SUCH");
        shop.complete("receive-missing-parts", "partsReceipt", Map.of("lines", List.of(Map.of("partNo", visit.plugs, "quantity", 1))));
        assertThat(order).isWaitingAt("repair-car");
        assertThat(file.pieces(visit.plugs, "DRAWN")).isEqualTo(1);
        assertThat(file.textOf("领料单")).contains("火花塞");
    }

    @Test
    @DisplayName("vehicle-repair: who comes again later gets an appointment, and the car leaves as it came")
    void comesAgainLater() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs), garage.part(visit.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "LATER"));
        assertThat(order).isWaitingAt("record-refusal").hasNotPassed("approve-quote");
        assertThat(file.told("appointment-requested")).singleElement().satisfies(asked -> assertThat(asked.path("vehicleId").asText()).isEqualTo(visit.vehicle.id()));
        assertThat(file.pieces(visit.pads, "RESERVED")).isZero();
        assertThat(file.declined()).containsExactlyInAnyOrder("火花塞", "前刹车片");
        shop.complete("record-refusal", "refusal", Map.of("reason", "等配件", "returnedAsIs", true));
        assertThat(order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: who takes what is there gets a new quote without the missing lines")
    void takesWhatIsThere() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs), garage.part(visit.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "PARTIAL"));
        garage.priceAsEstimated();
        assertThat(file.quoteLines()).containsExactly("PART 36000");
        assertThat(order).isWaitingAt("approve-quote");
        assertThat(file.declined()).containsExactly("火花塞");
    }

    @Test
    @DisplayName("vehicle-repair: a missing part for which the customer waits is not asked for again when other lines are declined")
    void waitsOnlyOnce() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs), garage.part(visit.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-23", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "WAIT", "newPromisedAt", iso(MONDAY.atTime(17, 0))));
        assertThat(shop.shown("approve-quote", "quoteApproval").toString()).contains("缺货，预计11月23日到");
        garage.approveLines(1);
        assertThat(shop.task("price-parts").getDescription()).contains("客户没有同意：前刹车片");
        garage.priceAsEstimated();
        assertThat(order).isWaitingAt("approve-quote");
        assertThat(shop.shown("approve-quote", "quoteApproval").toString()).contains("缺货，预计11月23日到");
        garage.approveAll().signOrder();
        assertThat(order).isWaitingAt("receive-missing-parts");
    }

    @Test
    @DisplayName("vehicle-repair: a missing part that was left out and is quoted again is asked for again")
    void asksForWhatWasLeftOut() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(visit.plugs), garage.part(visit.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "PARTIAL"));
        garage.price(garage.part(visit.plugs), garage.part(visit.pads));
        assertThat(order).isWaitingAt("find-arrival");
    }

    @Test
    @DisplayName("vehicle-repair: what is not known leaves no gap in what a step tells")
    void noGaps() {
        visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE");
        assertThat(shop.task("dispatch-job").getDescription()).contains("车上大件物品：没有。");
        garage.preInspect();
        assertThat(shop.task("confirm-items").getDescription()).contains("发现：前刹车片：剩 2 毫米。").doesNotContain("上次没有做的");
    }

    @Test
    @DisplayName("vehicle-repair: the estimate and the inspection sheet are signed, or the refusal is noted")
    void estimateIsSigned() {
        var order = visit.booked(true);
        garage.receive();
        shop.complete("agree-terms", "agreement", Map.of("oilGrade", "MINERAL", "oldPartsWish", "LEAVE", "payMethod", "CARD", "waitMode", "IN_STORE", "benefitChoice", "PARTS"));
        shop.complete("sign-estimate", "estimateSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("sign-estimate").getDescription()).contains("「估价单」第 1 版客户还没有在屏幕上签名");
        shop.complete("sign-estimate", "estimateSigning", Map.of("result", "REFUSED", "reason", "先看看"));
        shop.complete("dispatch-job", "dispatch", Map.of("leadTechnician", "陈刚", "workBay", "3号", "receptionSheetHanded", true));
        Map<String, Object> check = new HashMap<>(Map.of("onSheet", true, "inspectionData", "胎纹 4 毫米", "workExplained", true));
        assertThatThrownBy(() -> shop.complete("pre-inspect", "preCheck", check)).hasMessageContaining("请讲用车须知");
        check.put("useExplained", true);
        shop.complete("pre-inspect", "preCheck", check);
        shop.complete("sign-inspection", "inspectionSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("sign-inspection").getDescription()).contains("检查数据表");
        shop.complete("sign-inspection", "inspectionSigning", Map.of("result", "REFUSED", "reason", "没空"));
        assertThat(order).isWaitingAt("confirm-items");
    }


    @Test
    @DisplayName("vehicle-repair: a customer who left is called about the quote before the answer is recorded")
    void customerIsAway() {
        visit.walkIn("REPAIR");
        garage.receive().agree("OUT").inspect().price();
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        assertThat(shop.hasTask("approve-quote")).isFalse();
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        garage.approveAll().signOrder();
        assertThat(shop.hasTask("repair-car")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: without an answer in two hours the customer is called again, and the answer ends that")
    void answerIsLate() {
        quoted();
        shop.advanceTo(MONDAY.atTime(10, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(11, 0));
        assertThat(shop.hasTask("call-customer")).isTrue();
        garage.approveAll().signOrder();
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(shop.hasTask("repair-car")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: an answer that leaves a line open comes back with the reason")
    void everyLineIsAnswered() {
        quoted();
        shop.complete("approve-quote", "quoteApproval", Map.of("approval", "PARTLY", "way", "FACE", "lines", List.of(Map.of("lineNo", 1, "decision", "APPROVED"))));
        assertThat(shop.task("approve-quote").getDescription()).contains("第 2 行还没有写明「更换前刹车片」同意还是不同意");
    }

    @Test
    @DisplayName("vehicle-repair fact 6: a refused quote ends in the return of the car, and no part was drawn")
    void refusedQuote() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price();
        assertThat(file.pieces(visit.pads, "RESERVED")).isEqualTo(1);
        garage.approve("REFUSED");
        assertThat(order).isWaitingAt("record-refusal");
        assertThat(file.pieces(visit.pads, "RESERVED")).isZero();
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true));
        assertThat(order).isEnded().hasNotPassed("repair-car");
        assertThat(file.pieces(visit.pads, "DRAWN") + file.pieces(visit.pads, "RETURNED")).isZero();
        assertThat(file.told("service-closed")).singleElement().satisfies(closed -> assertThat(closed.path("visitKind").asText()).isEqualTo("CONSULTATION"));
    }

    @Test
    @DisplayName("vehicle-repair fact 19: after a partial approval a new quote with only the approved lines is signed before the repair")
    void partialApproval() {
        var order = visit.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price().approveLines(2);
        assertThat(order).isWaitingAt("price-parts").hasNotPassed("repair-car");
        garage.priceAsEstimated();
        assertThat(file.quoteLines()).containsExactly("LABOUR 12000");
        assertThat(file.pieces(visit.pads, "RESERVED")).as("given back").isZero();
        garage.approveAll();
        assertThat(file.textOf("任务委托书")).contains("委托金额¥120.00", "客户这次不做：前刹车片");
        garage.signOrder();
        assertThat(order).isWaitingAt("repair-car");
        assertThat(file.declined()).containsExactly("前刹车片");
    }
}
