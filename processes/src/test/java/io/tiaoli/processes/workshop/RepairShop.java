package io.tiaoli.processes.workshop;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;

/** A workshop at work on one car: each method is what its people do in one phase of vehicle-repair. */
@Component
class RepairShop {

    private final Shop shop;
    private final RepairVisit visit;
    private final RepairFile file;

    RepairShop(Shop shop, RepairVisit visit, RepairFile file) {
        this.shop = shop;
        this.visit = visit;
        this.file = file;
    }

    // reception ---------------------------------------------------------------------------------------------

    /** S2–S5. */
    RepairShop receive() {
        return receive(false, Map.of("need", "下午要用车", "fault", "刹车有响声"));
    }

    RepairShop receive(boolean wash, Map<String, Object> inquiry) {
        guide();
        shop.complete("receive-customer", "receptionSheet", receptionSheet());
        shop.complete("walk-round", "walkRound", walkRound(wash));
        file.sign("接车单");
        shop.complete("sign-reception", "receptionSigning", Map.of("result", "SIGNED"));
        shop.complete("ask-symptoms", "inquiry", inquiry);
        return this;
    }

    void guide() {
        shop.complete("guide-and-park", "guidance", Map.of("parkedAt", "A3", "accompanied", true));
    }

    Map<String, Object> receptionSheet() {
        return new HashMap<>(Map.of("mileageKm", 20_000, "fuelLevel", "1/2", "interior", "完好", "request", "保养，刹车有响声", "coverPieces", 3, "valuablesAsked", true));
    }

    Map<String, Object> walkRound(boolean wash) {
        return new HashMap<>(Map.of("exterior", "完好", "washWanted", wash, "washLimitsTold", true, "spareWheel", true, "tools", true));
    }

    // diagnosis ----------------------------------------------------------------------------------------------

    /** S7 for a maintenance. */
    RepairShop estimate(String oilGrade) {
        return estimate(oilGrade, "LEAVE", "COUPON");
    }

    RepairShop estimate(String oilGrade, String oldParts, String benefit) {
        Map<String, Object> agreement = new HashMap<>(Map.of("oilGrade", oilGrade, "oldPartsWish", oldParts, "payMethod", "CARD", "waitMode", "IN_STORE"));
        if (shop.variable(visit.order, "earlyEnough").equals(true)) agreement.put("benefitChoice", benefit);
        shop.complete("agree-terms", "agreement", agreement);
        file.sign("估价单");
        shop.complete("sign-estimate", "estimateSigning", Map.of("result", "SIGNED"));
        return this;
    }

    /** S7 for anything but a maintenance. */
    RepairShop agree(String waitMode) {
        shop.complete("agree-terms", "agreement", Map.of("oldPartsWish", "LEAVE", "payMethod", "CARD", "waitMode", waitMode));
        return this;
    }

    /** S8–S10. */
    RepairShop inspect() {
        preInspect();
        confirmItems();
        return this;
    }

    void preInspect() {
        shop.complete("dispatch-job", "dispatch", Map.of("leadTechnician", "陈刚", "workBay", "3号", "receptionSheetHanded", true));
        Map<String, Object> check = new HashMap<>(Map.of("checks", List.of(Map.of("item", "前刹车片", "condition", "剩 2 毫米", "recommendation", "更换"))));
        if (shop.variable(visit.order, "firstVisit").equals(true)) check.putAll(Map.of("useExplained", true, "workExplained", true, "inspectionData", "前胎纹 4 毫米"));
        shop.complete("pre-inspect", "preCheck", check);
        if (shop.hasTask("sign-inspection")) {
            file.sign("检查数据表");
            shop.complete("sign-inspection", "inspectionSigning", Map.of("result", "SIGNED"));
        }
    }

    void confirmItems() {
        shop.complete("confirm-items", "itemConfirmation", Map.of("confirmed", true, "wanted", "按预检单"));
    }

    /** S11 without further items. */
    RepairShop priceAsEstimated() {
        shop.complete("price-parts", "quote", shop.shown("price-parts", "quote"));
        return this;
    }

    /** S11: brake pads (360 yuan) and an hour of work (120 yuan). */
    RepairShop price() {
        return price(part(visit.pads), labour("更换前刹车片", 120));
    }

    @SafeVarargs
    final RepairShop price(Map<String, Object>... lines) {
        shop.complete("price-parts", "quote", Map.of("lines", List.of(lines)));
        return this;
    }

    Map<String, Object> part(String partNo) {
        return Map.of("kind", "PART", "partNo", partNo, "quantity", 1);
    }

    Map<String, Object> labour(String name, int yuan) {
        return Map.of("kind", "LABOUR", "name", name, "quantity", 1, "labourYuan", yuan);
    }

    // approval -----------------------------------------------------------------------------------------------

    RepairShop approveAll() {
        return approve("ALL");
    }

    RepairShop approve(String answer) {
        shop.complete("approve-quote", "quoteApproval", Map.of("approval", answer, "way", "FACE"));
        return this;
    }

    /** The customer agrees to some lines only. */
    RepairShop approveLines(int... agreed) {
        @SuppressWarnings("unchecked")
        var lines = (List<Map<String, Object>>) shop.shown("approve-quote", "quoteApproval").get("lines");
        var decided = lines.stream().map(line -> Map.<String, Object>of("lineNo", line.get("lineNo"),
                "decision", Arrays.stream(agreed).anyMatch(no -> no == (int) line.get("lineNo")) ? "APPROVED" : "DECLINED")).toList();
        shop.complete("approve-quote", "quoteApproval", Map.of("approval", "PARTLY", "way", "FACE", "lines", decided));
        return this;
    }

    RepairShop signOrder() {
        file.sign("任务委托书");
        shop.complete("sign-repair-order", "orderSigning", Map.of("explained", true, "result", "SIGNED"));
        return this;
    }

    // workshop -----------------------------------------------------------------------------------------------

    RepairShop repair() {
        shop.complete("repair-car", "repairWork", Map.of("result", "DONE"));
        return this;
    }

    void reportFinding() {
        shop.complete("repair-car", "repairWork", Map.of("result", "FINDING", "discoveries",
                List.of(Map.of("item", "后刹车片", "condition", "剩 3 毫米", "recommendation", "更换"))));
    }

    /** S19–S21, the wash where it is wanted. */
    RepairShop pass() {
        inspectWork("PASS");
        if (shop.hasTask("wash-car")) shop.complete("wash-car", "wash", Map.of("washed", true));
        checkCar("PASS");
        return this;
    }

    void inspectWork(String result) {
        shop.complete("self-check", "selfCheck", Map.of("result", "PASS"));
        shop.complete("final-inspection", "finalInspection", Map.of("result", result, "notes", "刹车还有响声"));
    }

    void checkCar(String result) {
        Map<String, Object> check = new HashMap<>(Map.of("result", result, "testDriven", true, "cleaned", true, "oldPartsReady", true, "billReady", true, "notes", "试车跑偏"));
        if ("IN_STORE".equals(shop.variable(visit.order, "waitMode"))) check.put("shownToCustomer", true);
        shop.complete("check-car", "carCheck", check);
    }

    // hand-over ----------------------------------------------------------------------------------------------

    /** S22: the cashier takes the settlement by card, all of it. */
    RepairShop pay(double yuan) {
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", yuan));
        return this;
    }

    RepairShop handOver() {
        shop.complete("hand-over-car", "handOver", handOverForm());
        return this;
    }

    Map<String, Object> handOverForm() {
        Map<String, Object> form = new HashMap<>(Map.of("itemsShown", true, "warrantyTold", true, "serviceScore", 9, "stickerPlaced", true, "settlementSignature", "REFUSED"));
        if (!Boolean.TRUE.equals(shop.variable(visit.order, "booked"))) form.put("bookingTold", true);
        return form;
    }


}
