package io.tiaoli.processes.years;

import static io.tiaoli.processes.testing.Shop.iso;
import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.processes.years.Staff.Crew;
import io.tiaoli.processes.years.Staff.Entry;
import io.tiaoli.processes.years.Staff.Work;
import io.tiaoli.workers.papers.PaperKind;

/** Reception, consultants and technicians from the first call until the car leaves the house. */
@Component
class SalesPeople implements Crew {

    private final Shop shop;
    private final Desk desk;
    private final Owner owner;

    SalesPeople(Shop shop, Desk desk, Owner owner) {
        this.shop = shop;
        this.desk = desk;
        this.owner = owner;
    }

    @Override
    public Map<String, Work> steps() {
        Map<String, Work> all = new HashMap<>(calls());
        all.putAll(visit());
        all.putAll(drive());
        all.putAll(order());
        all.putAll(delivery());
        return all;
    }

    private Map<String, Work> calls() {
        return Map.ofEntries(
                entry("sales-enquiry", task -> Entry.of("salesEnquiry", "callerName", owner.name(), "callerNumber", owner.phone(), "contactAgreed", true, "model", owner.model())),
                entry("sum-up", task -> Entry.of("callSummary", "summary", "想看车，明后天再约", "hungUp", true)),
                entry("record-call", task -> Entry.of("callRecord", "entered", true)),
                entry("prepare-talk", task -> Entry.of("talkPlan", "needs", "想要大空间", "plannedAt", iso(shop.now()))),
                entry("prospect-follow-up-48h.call", task -> Entry.of("contact", "result", "REACHED")),
                entry("ask-reason", task -> Entry.of("visitReason", "reasonNotBuying", "还没试过车", "result", owner.visitsAt().isAfter(shop.now()) ? "VISIT_AGREED" : "ORDERED",
                        "visitAgreedAt", iso(owner.visitsAt()))),
                entry("urge-talk", task -> Entry.of("talkUrging", "cause", "系统停了三十天", "measure", "今天打")),
                entry("update-dms", task -> Entry.of("dmsUpdate", "updated", true)));
    }

    private Map<String, Work> visit() {
        return Map.ofEntries(
                entry("greet-visitor", task -> Entry.of("visitGreeting", "wish", "TALK")),
                entry("offer-drinks", task -> Entry.of("visitTalk", "drinksOffered", 4, "customerName", owner.name(), "phone", owner.phone())),
                entry("assess-needs", task -> Entry.of("needs", "tradeIn", "NO_CAR", "model", owner.model(), "focus", List.of("舒适"))),
                entry("select-vehicle", task -> Entry.of("vehicleChoice", "models", "轩逸、天籁", "recommended", owner.model(), "competitors", "速腾")),
                entry("present-vehicle", task -> Entry.of("presentation", "optionsShown", 3, "objection", "NONE")),
                entry("offer-test-drive", task -> Entry.of("visitOffer", "testDrive", "YES", "model", owner.model())),
                entry("say-farewell", task -> Entry.of("visitFarewell", "nextContactAt", iso(shop.now().plusDays(1)), "followUpAgreed", true)),
                entry("check-greeting", task -> {
                    var greeted = sheet("greeting", 1, 12, true);
                    greeted.values().put("drinksMet", greeted.values().remove("item7"));
                    return greeted;
                }),
                entry("register-visit", task -> Entry.of("visitRegistration", "papersComplete", true)),
                entry("ask-decision", task -> task.getProcessDefinitionId().startsWith("showroom-visit")
                        ? Entry.of("visitDecision", "ready", "YES") : Entry.of("orderDecision", "decision", "SIGN")));
    }

    private Map<String, Work> drive() {
        return Map.ofEntries(
                entry("check-test-car", task -> Entry.of("testCar", "available", "YES", "model", owner.model(), "plateNo", "京A66666", "fuelPercent", 50, "clean", true, "mats", true,
                        "sticker", true, "place", true, "prepared", true, "testOnly", true)),
                entry("explain-drive", task -> Entry.of("drivePlan", "routes", List.of(Map.of("name", "环城路", "km", 8), Map.of("name", "滨河路", "km", 6.5)), "routeNo", 1,
                        "drivers", List.of(Map.of("name", owner.name())), "safetyTold", true)),
                entry("check-licence", task -> {
                    desk.copy(task, PaperKind.DRIVING_LICENCE);
                    return Entry.of("licence", "shown", "YES", "licenceNo", "110101199001011234", "licenceClass", "C1", "expiresOn", "2030-05-01");
                }),
                entry("sign-agreement", task -> desk.signed(task, "agreementSigning", "result", "试驾协议书")),
                entry("ask-focus", task -> Entry.of("driveFocus", "points", List.of("加速", "安静"), "other", "")),
                entry("warm-up", task -> Entry.of("warmUp", "occupants", 2, "belts", 2, "warm", true)),
                entry("demonstrate-drive", task -> Entry.of("demonstration", "ending", "NORMAL")),
                entry("change-seats", task -> Entry.of("seatChange", "stopped", true, "adjusted", true, "repeated", true)),
                entry("customer-drives", task -> Entry.of("customerDrive", "ending", "NORMAL", "minutes", 20, "km", 8.5)),
                entry("check-drive", task -> sheet("testDriveQuality", 1, 9, "MET")),
                entry("collect-feedback", task -> Entry.of("driveFeedback", "overall", "5", "quietness", "4", "comments", "很安静")),
                entry("probe-intention", task -> {
                    desk.sign(task, "试乘试驾反馈表");
                    return Entry.of("driveIntention", "intention", "BUY_NOW", "feedbackResult", "SIGNED");
                }));
    }

    private Map<String, Work> order() {
        return Map.ofEntries(
                entry("sum-up-needs", task -> Entry.of("buyerNeeds", "drinksOffered", 3, "needs", "上下班，接孩子", "benefits", "省油，后排宽")),
                entry("quote-orally", task -> Entry.of("oralQuote", "oralTotalYuan", 138_000)),
                entry("write-quotation", task -> Entry.of("quotation", "listPriceYuan", 120_000, "priceYuan", 120_000, "taxYuan", 10_620, "insuranceYuan", 7_380, "totalYuan", 138_000, "explained", true)),
                entry("offer-extras", task -> Entry.of("extras", "offered", List.of("LOAN", "INSURANCE"), "specialist", "NONE", "specialTerms", "NONE")),
                entry("explain-papers", task -> Entry.of("papers", "explained", true, "formalitiesMinutes", 60, "objection", "NONE")),
                entry("fill-order", task -> Entry.of("orderForm", "colour", "珠光白", "depositYuan", 5_000, "financeChoice", "CASH", "expectedPickupOn", owner.takesCarAt().toLocalDate().toString(), "agreements", "送脚垫一套")),
                entry("sign-papers", task -> {
                    desk.sign(task, "订购单");
                    desk.sign(task, "新车销售合同");
                    return Entry.of("orderSigning", "explained", true, "result", "SIGNED");
                }),
                entry("copy-papers", task -> {
                    desk.copy(task, PaperKind.DRIVING_LICENCE);
                    desk.copy(task, PaperKind.ID_CARD);
                    return Entry.of("copies", "stepsExplained", true);
                }),
                entry("choose-insurance", task -> Entry.of("insurance", "insuranceChoice", "FULL", "premiumYuan", 5_000)),
                entry("see-off-buyer", task -> Entry.of("farewell", "serviceAreaShown", true)));
    }

    private Map<String, Work> delivery() {
        return Map.ofEntries(
                entry("prepare-papers", task -> Entry.of("carPapers", "plateNo", owner.plateNo(),
                        "policyNo", owner.policyNo(2026), "insurer", "人保财险", "policyStartsOn", "2026-12-01", "policyEndsOn", "2027-11-30")),
                entry("check-papers", task -> sheet("deliveryPapers", 1, 7, true)),
                entry("do-pdi", task -> {
                    var inspected = sheet("pdi", 2, 11, "MET");
                    inspected.values().put("vin", owner.vin());
                    return inspected;
                }),
                entry("check-pdi", task -> Entry.of("pdiCheck", "pdiSeen", true, "carWashed", true)),
                entry("reserve-staff", task -> Entry.of("ceremonyStaff", "salesManager", true, "serviceManager", true, "area", true, "clean", true)),
                entry("vehicle-delivery-t3.call", task -> dateStands()),
                entry("vehicle-delivery-t1.call", task -> dateStands()),
                entry("vehicle-delivery-day.call", task -> Entry.of("contact", "result", "REACHED")),
                entry("welcome-owner", task -> Entry.of("ownerWelcome", "badge", true, "explained", true)),
                entry("explain-documents", task -> Entry.of("documentTalk", "firstMaintenance", true, "topics", List.of("WARRANTY", "SAFETY"), "stickerAsked", true)),
                entry("explain-car", task -> Entry.of("carTalk", "topics", List.of("CONTROLS", "SPARE"), "clear", true)),
                entry("sign-hand-over", task -> {
                    desk.sign(task, "新车交车确认表");
                    return Entry.of("handOver", "result", "SIGNED", "envelopes", true);
                }),
                entry("hold-ceremony", task -> {
                    desk.photo(task);
                    return Entry.of("ceremony", "held", "HELD", "photo", "YES", "keys", true);
                }),
                entry("introduce-service", task -> Entry.of("serviceIntro", "sticker", "YES", "contactName", "李敏")),
                entry("ask-owner", task -> Entry.of("ownerQuestionnaire", "score", 5, "channel", "PHONE", "careAgreed", true)),
                entry("see-off-owner", task -> Entry.of("ownerFarewell", "predictedArrivalAt", iso(shop.now().plusHours(1)))));
    }

    /** A check sheet on which every item is in order. */
    private static Entry sheet(String record, int firstItem, int lastItem, Object inOrder) {
        var sheet = Entry.of(record);
        for (int item = firstItem; item <= lastItem; item++) sheet.values().put("item" + item, inOrder);
        return sheet;
    }

    private static Entry dateStands() {
        return Entry.of("deliveryCall", "result", "REACHED", "wish", "CONFIRMED", "participants", "先生和孩子", "explained", true);
    }
}
