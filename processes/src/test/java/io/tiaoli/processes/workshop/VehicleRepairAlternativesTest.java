package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** What may come otherwise in a repair order: refusals, missing parts, insurance, findings, timers, cancellation. */
@FlowTest
class VehicleRepairAlternativesTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired ProcessEngine engine;

    @BeforeEach
    void open() {
        garage.open();
    }

    /** A repair that is quoted and waits for the customer's answer. */
    void quoted() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price();
    }

    /** A repair that is signed and under way. */
    void underWay() {
        quoted();
        garage.approveAll().signOrder();
    }

    // reception ----------------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: a mileage below the last one comes back to the advisor with the reason")
    void mileageGoesUp() {
        garage.walkIn("REPAIR");
        garage.lastMileage(30_000);
        garage.guide();
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        assertThat(shop.task("receive-customer").getDescription()).contains("小于上次的 30000 公里");
        assertThat(shop.shown("receive-customer", "receptionSheet")).containsEntry("mileageKm", 20_000);
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in with a wrong mileage is corrected before the order is opened")
    void arrivalIsCorrected() {
        garage.lastMileage(30_000);
        var order = garage.walkIn("REPAIR");
        assertThat(shop.task("correct-arrival").getDescription()).contains("30000");
        shop.complete("correct-arrival", "arrival", Map.of("plateNo", garage.vehicle.plateNo(), "customerName", "张伟", "phone", "13812345678", "kind", "REPAIR", "mileageKm", 30_001));
        assertThat(order).isWaitingAt("guide-and-park");
    }

    @Test
    @DisplayName("vehicle-repair: a car whose order is running gets no second one")
    void oneOrderPerCar() {
        var first = garage.walkIn("REPAIR");
        var second = garage.walkIn("REPAIR");
        assertThat(shop.task("point-to-running-order").getDescription()).contains(first.getBusinessKey());
        shop.complete("point-to-running-order", "runningOrder", Map.of("told", true));
        assertThat(second).isEnded();
        assertThat(first).isWaitingAt("guide-and-park");
    }

    @Test
    @DisplayName("vehicle-repair: an advisor whom nobody knows is asked for again")
    void unknownAdvisor() {
        var order = garage.walkIn("REPAIR");
        shop.complete("guide-and-park", "guidance", Map.of("parkedAt", "A3", "accompanied", true, "wishedAdvisorId", "nobody"));
        assertThat(order).isWaitingAt("guide-and-park");
        assertThat(shop.task("guide-and-park").getDescription()).contains("nobody");
        garage.guide();
        assertThat(order).isWaitingAt("receive-customer");
    }

    @Test
    @DisplayName("vehicle-repair: who refuses the walk-round or the signature is noted and goes on")
    void refusalsAreNoted() {
        var order = garage.walkIn("REPAIR");
        garage.guide();
        assertThat(shop.task("receive-customer").getDescription()).contains("三件套");
        var sheet = garage.receptionSheet();
        sheet.put("coverPieces", 2);
        assertThatThrownBy(() -> shop.complete("receive-customer", "receptionSheet", sheet)).hasMessageContaining("保护套没有铺齐");
        shop.complete("receive-customer", "receptionSheet", garage.receptionSheet());
        shop.complete("walk-round", "walkRound", Map.of("refused", true, "refusedReason", "赶时间"));
        assertThat(garage.textOf("查车单")).contains("客户没有参加环检：赶时间");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        assertThat(shop.task("sign-reception").getDescription()).contains("还没有在屏幕上签名");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "REFUSED", "reason", "不愿签", "phone", "13711110000"));
        assertThat(order).isWaitingAt("ask-symptoms");
        assertThat(shop.known(garage.customer.id()).phone()).contains("13711110000");
    }

    @Test
    @DisplayName("vehicle-repair: what the advisor cannot judge goes to technical support")
    void technicalSupport() {
        var order = garage.walkIn("REPAIR");
        garage.receive(false, Map.of("need", "异响", "fault", "过坎异响", "needsSupport", true));
        assertThat(shop.groups(shop.task("support-diagnosis"))).containsExactly("technical-support");
        shop.complete("support-diagnosis", "technicalSupport", Map.of("diagnosis", "下摆臂胶套老化", "advice", "更换胶套"));
        assertThat(order).isWaitingAt("agree-terms");
        garage.agree("IN_STORE").preInspect();
        assertThat(garage.textOf("工单与进场记录")).contains("更换胶套");
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in who agrees to it at reception is called within 48 hours after leaving, and how we know is kept")
    void agreesToCare() {
        leavesAfter(Map.of("careAgreed", true));
        assertThat(garage.consents()).containsExactly("CARE true 接车时口头同意");
        shop.advanceTo(MONDAY.plusDays(1).atTime(10, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
    }

    @Test
    @DisplayName("vehicle-repair: a walk-in who agrees to nothing is not called after leaving")
    void agreesToNothing() {
        leavesAfter(Map.of());
        assertThat(garage.consents()).isEmpty();
        shop.advanceTo(MONDAY.plusDays(2).atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    private void leavesAfter(Map<String, Object> answers) {
        garage.walkIn("REPAIR");
        garage.guide();
        var sheet = garage.receptionSheet();
        sheet.putAll(answers);
        shop.complete("receive-customer", "receptionSheet", sheet);
        shop.complete("walk-round", "walkRound", garage.walkRound(false));
        garage.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        shop.complete("ask-symptoms", "inquiry", Map.of("need", "异响", "fault", "刹车有响声"));
        garage.agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        garage.pay(480).handOver();
    }

    // diagnosis and quote ------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: an unknown part number or a line without price comes back with the reason")
    void quoteIsChecked() {
        garage.walkIn("REPAIR");
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
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-23", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "WAIT", "newPromisedAt", iso(MONDAY.atTime(17, 0))));
        assertThat(shop.variable(order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(17, 0)));
        garage.approveAll();
        assertThat(garage.textOf("报价单")).contains("缺货，预计11月23日到");
        garage.signOrder();
        assertThat(order).isWaitingAt("receive-missing-parts");
        shop.complete("receive-missing-parts", "partsReceipt", Map.of("lines", List.of(Map.of("partNo", "NO-SUCH", "quantity", 1))));
        assertThat(shop.task("receive-missing-parts").getDescription()).contains("NO-SUCH");
        shop.complete("receive-missing-parts", "partsReceipt", Map.of("lines", List.of(Map.of("partNo", garage.plugs, "quantity", 1))));
        assertThat(order).isWaitingAt("repair-car");
        assertThat(garage.pieces(garage.plugs, "DRAWN")).isEqualTo(1);
        assertThat(garage.textOf("领料单")).contains("火花塞");
    }

    @Test
    @DisplayName("vehicle-repair: who comes again later gets an appointment, and the car leaves as it came")
    void comesAgainLater() {
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs), garage.part(garage.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "LATER"));
        assertThat(order).isWaitingAt("record-refusal").hasNotPassed("approve-quote");
        assertThat(garage.told("appointment-requested")).singleElement().satisfies(asked -> assertThat(asked.path("vehicleId").asText()).isEqualTo(garage.vehicle.id()));
        assertThat(garage.pieces(garage.pads, "RESERVED")).isZero();
        assertThat(garage.declined()).containsExactlyInAnyOrder("火花塞", "前刹车片");
        shop.complete("record-refusal", "refusal", Map.of("reason", "等配件", "returnedAsIs", true));
        assertThat(order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: who takes what is there gets a new quote without the missing lines")
    void takesWhatIsThere() {
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs), garage.part(garage.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "PARTIAL"));
        garage.priceAsEstimated();
        assertThat(garage.quoteLines()).containsExactly("PART 36000");
        assertThat(order).isWaitingAt("approve-quote");
        assertThat(garage.declined()).containsExactly("火花塞");
    }

    @Test
    @DisplayName("vehicle-repair: a missing part for which the customer waits is not asked for again when other lines are declined")
    void waitsOnlyOnce() {
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs), garage.part(garage.pads));
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
        var order = garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE").inspect().price(garage.part(garage.plugs), garage.part(garage.pads));
        shop.complete("find-arrival", "partsArrival", Map.of("expectedOn", "2026-11-30", "supplier", "厂家"));
        shop.complete("ask-about-parts", "partsChoice", Map.of("decision", "PARTIAL"));
        garage.price(garage.part(garage.plugs), garage.part(garage.pads));
        assertThat(order).isWaitingAt("find-arrival");
    }

    @Test
    @DisplayName("vehicle-repair: what is not known leaves no gap in what a step tells")
    void noGaps() {
        garage.walkIn("REPAIR");
        garage.receive().agree("IN_STORE");
        assertThat(shop.task("dispatch-job").getDescription()).contains("车上大件物品：没有。");
        garage.preInspect();
        assertThat(shop.task("confirm-items").getDescription()).contains("发现：前刹车片：剩 2 毫米。").doesNotContain("上次没有做的");
    }

    @Test
    @DisplayName("vehicle-repair: the estimate and the inspection sheet are signed, or the refusal is noted")
    void estimateIsSigned() {
        var order = garage.booked(true);
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

    // approval -----------------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: a customer who left is called about the quote before the answer is recorded")
    void customerIsAway() {
        garage.walkIn("REPAIR");
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

    // insurance ----------------------------------------------------------------------------------------------

    Map<String, Object> insured() {
        return Map.of("need", "修车门", "insuranceWanted", true, "policyNo", "P-1", "insurer", "平安", "accidentAt", iso(MONDAY.atTime(8, 0)), "singleParty", true, "damageEstimateYuan", 800);
    }

    @Test
    @DisplayName("vehicle-repair: a claim is raised beside the order, and the quote waits for what the claim flow says")
    void claimIsAssessed() {
        var order = garage.walkIn("REPAIR");
        garage.receive(false, insured());
        assertThat(garage.told("claim-raised")).singleElement().satisfies(claim -> {
            assertThat(claim.path("repairOrderNo").asText()).isEqualTo(garage.caseNo());
            assertThat(claim.path("policyNo").asText()).isEqualTo("P-1");
            assertThat(claim.path("singleParty").asBoolean()).isTrue();
        });
        garage.agree("IN_STORE").inspect().price();
        assertThat(order).isWaitingAt("await-assessment").hasNotPassed("approve-quote");
        garage.publish("claim-assessed", garage.caseNo(), Map.of("claimCoveredFen", 30_000));
        garage.approveAll().signOrder().repair().pass();
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(18_000L);
        assertThat(garage.textOf("结算单")).contains("保险承担¥300.00", "应付¥180.00");
    }

    @Test
    @DisplayName("vehicle-repair: what is covered in full is not collected")
    void claimCoversAll() {
        var order = garage.walkIn("REPAIR");
        garage.receive(false, insured()).agree("IN_STORE").inspect().price();
        garage.publish("claim-assessed", garage.caseNo(), Map.of("claimCoveredFen", 48_000));
        garage.approveAll().signOrder().repair().pass();
        assertThat(order).isWaitingAt("hand-over-car").hasNotPassed("collect-settlement");
    }

    @Test
    @DisplayName("vehicle-repair: a settlement that cannot be computed goes to the cashier, who corrects the covered sum")
    void settlementIsReviewed() {
        var order = garage.walkIn("REPAIR");
        garage.receive(false, insured()).agree("IN_STORE").inspect().price();
        garage.publish("claim-assessed", garage.caseNo(), Map.of("claimCoveredFen", -1));
        garage.approveAll().signOrder().repair().pass();
        assertThat(shop.groups(shop.task("review-settlement"))).containsExactly("cashier");
        assertThat(shop.task("review-settlement").getDescription()).contains("不能是负数");
        shop.complete("review-settlement", "claimAssessment", Map.of("coveredYuan", 0));
        assertThat(shop.variable(order, "amountDueFen")).isEqualTo(48_000L);
    }

    @Test
    @DisplayName("vehicle-repair: called by the claim flow, the order raises no second claim")
    void calledByTheClaim() {
        garage.order = shop.start("vehicle-repair", null, Map.of("customerId", garage.customer.id(), "vehicleId", garage.vehicle.id(), "kind", "CLAIM", "claimCoveredFen", 48_000L));
        garage.receive(false, insured()).agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        assertThat(garage.told("claim-raised")).isEmpty();
        assertThat(garage.order).isWaitingAt("hand-over-car").hasNotPassed("await-assessment");
        garage.handOver();
        assertThat(garage.order).isEnded();
    }

    // workshop -----------------------------------------------------------------------------------------------

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
        garage.price(garage.part(garage.pads));
        assertThat(garage.pieces(garage.pads, "RESERVED")).isEqualTo(1);
        assertThat(shop.hasTask("do-extra-work")).isFalse();
        garage.approveAll();
        assertThat(shop.hasTask("do-extra-work")).isFalse();
        assertThat(garage.textOf("任务委托书")).contains("第2版", "委托金额¥840.00");
        garage.signOrder();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isEqualTo(2);
        shop.complete("do-extra-work", "extraWork", Map.of("done", true));
        garage.repair().pass();
        assertThat(shop.variable(garage.order, "amountDueFen")).isEqualTo(84_000L);
        garage.pay(840).handOver();
        assertThat(garage.order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: a refused finding gives back its parts and leaves the order as it was")
    void findingIsRefused() {
        underWay();
        garage.reportFinding();
        garage.confirmItems();
        garage.price(garage.part(garage.pads)).approve("REFUSED");
        assertThat(garage.pieces(garage.pads, "RESERVED")).isZero();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isEqualTo(1);
        assertThat(garage.declined()).containsExactly("前刹车片");
        garage.repair().pass();
        assertThat(shop.variable(garage.order, "amountDueFen")).isEqualTo(48_000L);
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
        assertThat(garage.order).isWaitingAt("repair-car").hasNotPassed("final-inspection");
    }

    @Test
    @DisplayName("vehicle-repair: a wrong part goes back to the parts clerk, and the right one is drawn")
    void wrongPart() {
        underWay();
        shop.complete("repair-car", "repairWork", Map.of("result", "WRONG_PART", "wrongPart", "前刹车片型号不对"));
        assertThat(shop.groups(shop.task("exchange-part"))).containsExactly("parts-clerk");
        shop.complete("exchange-part", "partsReturn", Map.of("reason", "发错", "lines", List.of(Map.of("partNo", garage.pads, "quantity", 3))));
        assertThat(shop.task("exchange-part").getDescription()).contains("只领了 1 件");
        shop.complete("exchange-part", "partsReturn", Map.of("reason", "发错", "lines", List.of(Map.of("partNo", garage.pads, "quantity", 1))));
        assertThat(garage.pieces(garage.pads, "RETURNED")).isEqualTo(1);
        assertThat(garage.pieces(garage.pads, "DRAWN")).isEqualTo(1);
        assertThat(garage.order).isWaitingAt("repair-car");
    }

    @Test
    @DisplayName("vehicle-repair: a comeback within the warranty is dispatched in half the time")
    void comeback() {
        garage.walkIn("REPAIR", Map.of("comeback", true));
        garage.receive().agree("IN_STORE");
        assertThat(shop.task("dispatch-job").getDueDate()).isEqualTo(Shop.date(shop.now().plusMinutes(5)));
    }

    // time ---------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: fifteen minutes before the promised time the advisor is warned; a later time is told by phone and watched again")
    void promiseComesNear() {
        garage.booked(true);
        garage.receive().estimate("MINERAL");
        shop.advanceTo(MONDAY.atTime(9, 24));
        assertThat(shop.hasTask("check-promise")).isFalse();
        shop.advanceTo(MONDAY.atTime(9, 25));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "LATE", "newPromisedAt", iso(MONDAY.atTime(10, 30)), "delayReason", "等工位"));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.variable(garage.order, "promisedAt")).isEqualTo(Shop.date(MONDAY.atTime(10, 30)));
        shop.advanceTo(MONDAY.atTime(10, 14));
        assertThat(shop.hasTask("check-promise")).isFalse();
        shop.advanceTo(MONDAY.atTime(10, 15));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "ON_TIME"));
        assertThat(shop.hasTask("check-promise")).isFalse();
    }

    @Test
    @DisplayName("vehicle-repair: a time that was moved is watched at the new time only")
    void movedPromise() {
        garage.booked(true);
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
        assertThat(shop.wordings(garage.caseNo())).doesNotContain("vehicle-repair-progress.sms");
        shop.advanceTo(MONDAY.plusDays(1).atTime(16, 45));
        shop.complete("check-promise", "promiseCheck", Map.of("result", "ON_TIME"));
        garage.phone("010-12345678");
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
        assertThat(garage.order).isEnded();
        assertThat(shop.hasTask("report-progress")).isFalse();
    }

    // money and farewell -------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: without payment the car stays, and the payment is asked for again")
    void noMoneyNoCar() {
        underWay();
        garage.repair().pass();
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "TRANSFER"));
        for (int day = 1; day < 8 && !shop.hasTask("chase-payment"); day++) {
            shop.advanceTo(MONDAY.plusDays(day).atTime(18, 30));
            shop.tasks("report-progress").forEach(task -> shop.submit(task, "progress", Map.of("state", "等款", "way", "CALLED")));
        }
        assertThat(shop.task("chase-payment").getDescription()).contains("车留店");
        assertThat(shop.hasTask("hand-over-car")).isFalse();
        shop.complete("chase-payment", "paymentChase", Map.of("agreed", "明天来付"));
        garage.pay(480);
        assertThat(shop.hasTask("hand-over-car")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: a customer without mobile number still gets the car")
    void readyWithoutSms() {
        underWay();
        garage.phone("010-12345678");
        garage.repair().pass();
        assertThat(garage.order).hasPassed("ready-sms-refused");
        assertThat(shop.hasTask("request-payment")).isTrue();
    }

    @Test
    @DisplayName("vehicle-repair: old parts that the order promised are asked for again at the hand-over")
    void oldPartsAreKept() {
        garage.booked(true);
        garage.receive().estimate("MINERAL", "TAKE", "COUPON").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223);
        engine.getRuntimeService().setVariable(garage.order.getId(), "oldPartsWish", "LEAVE");
        garage.handOver();
        assertThat(shop.task("hand-over-car").getDescription()).contains("请先把旧件交给客户");
    }

    @Test
    @DisplayName("vehicle-repair: an inspection fee that was agreed is collected before the car leaves unrepaired")
    void inspectionFee() {
        quoted();
        garage.approve("REFUSED");
        shop.complete("record-refusal", "refusal", Map.of("reason", "太贵", "returnedAsIs", true, "feeAgreed", true, "inspectionFeeYuan", 19.99));
        assertThat(garage.order).isWaitingAt("collect-fee");
        garage.pay(19.99);
        assertThat(garage.order).isEnded();
    }

    @Test
    @DisplayName("vehicle-repair: a maintenance plans the next one in the vehicle's file")
    void nextMaintenance() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().priceAsEstimated().approveAll().signOrder().repair().pass().pay(223).handOver();
        assertThat(garage.nextMaintenance()).isEqualTo("2027-02-23 25000");
        assertThat(garage.told("service-closed")).singleElement().satisfies(closed -> assertThat(closed.path("visitKind").asText()).isEqualTo("MAINTENANCE"));
    }

    // cancellation -------------------------------------------------------------------------------------------

    @Test
    @DisplayName("vehicle-repair: cancelled during the repair, drawn parts lie on the shelf again, the slot is free, unsent messages are void, paid money is refunded")
    void cancelledDuringRepair() {
        garage.booked(true);
        garage.receive().estimate("MINERAL").inspect().price(garage.part(garage.pads)).approveAll().signOrder();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isEqualTo(1);
        garage.paid(10_000);
        garage.cancel("客户急用车");
        assertThat(garage.order).isEnded();
        assertThat(garage.pieces(garage.pads, "DRAWN")).isZero();
        assertThat(garage.onShelf(garage.pads)).isEqualTo(4);
        assertThat(garage.slotState()).isEqualTo("RELEASED");
        assertThat(garage.orderState()).isEqualTo("CANCELLED 客户急用车");
        assertThat(garage.told("service-closed")).isEmpty();
        assertThat(shop.groups(shop.task("refund-customer"))).contains("finance");
    }

    @Test
    @DisplayName("vehicle-repair: cancelled at the reception, nothing remains, and the car may come again")
    void cancelledAtReception() {
        garage.walkIn("REPAIR");
        garage.cancel("走错店");
        assertThat(garage.order).isEnded();
        assertThat(shop.hasTask("refund-customer")).isFalse();
        garage.walkIn("REPAIR");
        assertThat(garage.order).isWaitingAt("guide-and-park");
    }
}
