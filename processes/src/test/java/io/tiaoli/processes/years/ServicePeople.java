package io.tiaoli.processes.years;

import static io.tiaoli.processes.testing.Shop.iso;
import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.processes.years.Staff.Crew;
import io.tiaoli.processes.years.Staff.Entry;
import io.tiaoli.processes.years.Staff.Work;

/** Everybody who looks after the owner once the car is out of the house. */
@Component
class ServicePeople implements Crew {

    private final Shop shop;
    private final Desk desk;
    private final Owner owner;
    private final TaskService tasks;

    ServicePeople(Shop shop, Desk desk, Owner owner, TaskService tasks) {
        this.shop = shop;
        this.desk = desk;
        this.owner = owner;
        this.tasks = tasks;
    }

    @Override
    public Map<String, Work> steps() {
        Map<String, Work> all = new HashMap<>(care());
        all.putAll(file());
        all.putAll(maintenance());
        all.putAll(reception());
        all.putAll(workshop());
        all.putAll(insurance());
        return all;
    }

    private Map<String, Work> care() {
        Map<String, Work> care = new HashMap<>(Map.of(
                "write-letter", task -> Entry.of("thankYouLetter", "sentOn", shop.now().toLocalDate().toString(), "sentBy", "POST", "signed", true),
                "after-service-follow-up-advisor.call", task -> Entry.of("followUpCall", "result", "REACHED", "score", 5, "opinion", "都好", "tipsWanted", true),
                "urge-first-contact", task -> Entry.of("followUpUrging", "cause", "OTHER", "measure", "今天打"),
                "check-follow-up", task -> Entry.of("followUpCheck", "state", "RECORDED"),
                "lapsed-customer-winback-offer.call", task -> Entry.of("winbackCall", "result", "REACHED", "situation", "OWNS", "cause", "PRICE"),
                "record-offer-answer", task -> Entry.of("winbackAnswer", "answer", owner.comesBack() ? "WORKSHOP" : "NO")));
        List.of("arrival", "24h", "72h", "day5", "week1", "day14", "month1", "care").forEach(script -> care.put("new-owner-care-%s.call".formatted(script), task -> Entry.of("ownerCall", "result", "REACHED")));
        return care;
    }

    private Map<String, Work> file() {
        return Map.of(
                "appoint-agent", task -> Entry.of("agentAppointment", "agentId", "follow-up-agent-1", "standing", true),
                "build-file", this::sheet,
                "plan-next-service", task -> Entry.of("nextService", "content", "MAINTENANCE_REMINDER", "talk", "下次保养", "channel", "PHONE", "offsetDays", 4),
                "complete-card", task -> Entry.of("cardCompletion", "notes", "已核对"));
    }

    private Entry sheet(Task task) {
        Map<String, Object> sheet = new HashMap<>(desk.shown(task, "customerFile"));
        sheet.putIfAbsent("fullName", owner.name());
        sheet.put("phone", owner.phone());
        sheet.put("address", "花园路 8 号");
        sheet.putIfAbsent("visitOn", shop.now().toLocalDate().toString());
        return new Entry("customerFile", sheet);
    }

    private Map<String, Work> maintenance() {
        Work reminded = task -> owner.booksMaintenance() ? Entry.of("reminderCall", "result", "REACHED", "bookingWanted", "YES")
                : Entry.of("reminderCall", "result", "REACHED", "bookingWanted", "NO", "refusalReason", "OTHER");
        return Map.ofEntries(
                entry("first-maintenance-reminder-due.call", reminded),
                entry("first-maintenance-reminder-overdue.call", reminded),
                entry("periodic-maintenance-reminder-due.call", reminded),
                entry("make-framed-photo", task -> Entry.of("framedPhoto", "handedOver", true)),
                entry("show-workshop", task -> Entry.of("workshopTour", "shown", List.of("WORKSHOP", "FLOW"))),
                entry("explain-work", task -> Entry.of("workExplained", "explained", "换了机油机滤")),
                entry("talk-with-customer", task -> Entry.of("booking", "bookingWanted", "YES", "visit", "FIRST_MAINT".equals(tasks.getVariable(task.getId(), "reason")) ? "FIRST_MAINTENANCE" : "MAINTENANCE",
                        "items", "保养", "mileageKm", owner.mileageKm(), "wantedAt", iso(shop.now().toLocalDate().plusDays(3).atTime(9, 30)), "careAgreed", true, "offersAgreed", true)),
                entry("recap-booking", task -> Entry.of("recap", "result", "CONFIRMED")),
                entry("service-appointment-reminder.call", task -> Entry.of("reminder", "result", "REACHED", "answer", "CONFIRMED")));
    }

    private Map<String, Work> reception() {
        return Map.ofEntries(
                entry("guide-and-park", task -> Entry.of("guidance", "parkedAt", "A3", "accompanied", true)),
                entry("receive-customer", task -> Entry.of("receptionSheet", "mileageKm", owner.mileageKm(), "fuelLevel", "1/2", "interior", "完好", "request", "保养", "coverPieces", 3,
                        "valuablesAsked", true)),
                entry("walk-round", task -> Entry.of("walkRound", "exterior", "完好", "washWanted", false, "washLimitsTold", true, "spareWheel", true, "tools", true)),
                entry("sign-reception", task -> desk.signed(task, "receptionSigning", "result", "接车单")),
                entry("ask-symptoms", task -> Entry.of("inquiry", "need", "保养")),
                entry("agree-terms", this::terms),
                entry("sign-estimate", task -> desk.signed(task, "estimateSigning", "result", "估价单")),
                entry("confirm-items", task -> Entry.of("itemConfirmation", "confirmed", true, "wanted", "按预检单")),
                entry("approve-quote", task -> Entry.of("quoteApproval", "approval", "ALL", "way", "FACE")),
                entry("sign-repair-order", task -> {
                    desk.sign(task, "任务委托书");
                    return Entry.of("orderSigning", "explained", true, "result", "SIGNED");
                }),
                entry("hand-over-car", task -> Entry.of("handOver", "itemsShown", true, "warrantyTold", true, "serviceScore", 9, "stickerPlaced", true, "settlementSignature", "REFUSED")));
    }

    private Entry terms(Task task) {
        var terms = Entry.of("agreement", "oilGrade", "MINERAL", "oldPartsWish", "LEAVE", "payMethod", "CARD", "waitMode", "IN_STORE");
        if (Boolean.TRUE.equals(tasks.getVariable(task.getId(), "earlyEnough"))) terms.values().put("benefitChoice", "COUPON");
        return terms;
    }

    private Map<String, Work> workshop() {
        return Map.of(
                "dispatch-job", task -> Entry.of("dispatch", "leadTechnician", "陈刚", "workBay", "3号", "receptionSheetHanded", true),
                "pre-inspect", this::preCheck,
                "sign-inspection", task -> desk.signed(task, "inspectionSigning", "result", "检查数据表"),
                "price-parts", task -> new Entry("quote", desk.shown(task, "quote")),
                "repair-car", task -> Entry.of("repairWork", "result", "DONE"),
                "self-check", task -> Entry.of("selfCheck", "result", "PASS"),
                "final-inspection", task -> Entry.of("finalInspection", "result", "PASS"),
                "check-car", task -> Entry.of("carCheck", "result", "PASS", "testDriven", true, "cleaned", true, "oldPartsReady", true, "billReady", true, "shownToCustomer", true),
                "request-payment", task -> Entry.of("paymentRequest", "action", "COLLECT", "method", "CARD", "formalitiesExplained", true),
                "confirm-receipt", task -> Entry.of("receipt", "result", "FULL", "amountReceivedYuan", ((Number) tasks.getVariable(task.getId(), "outstandingFen")).longValue() / 100.0));
    }

    private Entry preCheck(Task task) {
        var check = Entry.of("preCheck", "checks", List.of(Map.of("item", "前刹车片", "condition", "剩 8 毫米", "recommendation", "不换")));
        if (Boolean.TRUE.equals(tasks.getVariable(task.getId(), "firstVisit"))) check.values().putAll(Map.of("useExplained", true, "workExplained", true, "inspectionData", "前胎纹 7 毫米"));
        return check;
    }

    private Map<String, Work> insurance() {
        return Map.of(
                "prepare-quote", task -> Entry.of("renewalQuote", "quotedBy", "人保财险", "cover", "交强险、车损险", "premiumYuan", 3_000),
                "insurance-renewal-last.call", task -> Entry.of("contact", "result", "REACHED"),
                "record-last-answer", task -> Entry.of("renewalDecision", "answer", owner.renews() ? "YES" : "LATER"),
                "hear-owner", task -> Entry.of("renewalTalk", "way", "REPLY", "objection", "NONE"),
                "record-answer", task -> Entry.of("renewalDecision", "answer", owner.renews() ? "YES" : "LATER"),
                "issue-policy", this::policy);
    }

    private Entry policy(Task task) {
        var starts = java.time.LocalDate.parse(tasks.getVariable(task.getId(), "endDate").toString()).plusDays(1);
        return Entry.of("newPolicy", "newPolicyNo", owner.policyNo(starts.getYear()), "insurer", "人保财险", "startDate", starts.toString(),
                "endDate", starts.plusYears(1).minusDays(1).toString(), "handedOver", true);
    }
}
