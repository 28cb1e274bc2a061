package io.tiaoli.web.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.Extensions;
import io.tiaoli.testing.Chance;
import io.tiaoli.web.testing.Pictures;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.customers.Customers;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.messaging.Replies;
import io.tiaoli.workers.messaging.gateway.Reply;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;
import io.tiaoli.workers.traffic.TrafficSheet;

/** What happens beside the forms: papers are signed and copied, customers answer and come, other flows tell something. */
final class Outside {

    private static final List<String> ANSWERS = List.of("好的", "1", "不用了", "T", "请明天下午三点打给我", "是", "3600公里", "车卖了", "😀");
    private static final List<String> OUTCOMES = List.of("SOLD", "MOVED", "DECEASED", "REFUSES");
    private static final Set<String> ENDINGS = Set.of("case-cancelled", "order-cancelled", "owner-left", "repair-cancelled", "prospect-ordered");
    /** What a case tells itself; nobody else does. */
    private static final Set<String> ITS_OWN = Set.of("promise-changed", "plan-changed");
    private static final List<Integer> AGES = List.of(2, 14, 40, 62);
    private static final int VISITORS = 6;
    private static final List<String> NAMES = List.of("李娜", "王芳", "刘洋", "陈静", "杨帆", "赵敏");
    private static final String WHO = "service-advisor-1";
    private static final String ORDER = "WX-";

    private final Stage stage;
    private final StoredEvents events;
    private final Documents documents;
    private final Papers papers;
    private final Photos photos;
    private final Replies replies;
    private final Customers customers;
    private final Vehicles vehicles;
    private final Consents consents;
    private final TrafficSheet traffic;
    private final JdbcClient jdbc;
    private final Clock clock;
    private int told;

    Outside(ApplicationContext spring) {
        this.stage = spring.getBean(Stage.class);
        this.events = spring.getBean(StoredEvents.class);
        this.documents = spring.getBean(Documents.class);
        this.papers = spring.getBean(Papers.class);
        this.photos = spring.getBean(Photos.class);
        this.replies = spring.getBean(Replies.class);
        this.customers = spring.getBean(Customers.class);
        this.vehicles = spring.getBean(Vehicles.class);
        this.consents = spring.getBean(Consents.class);
        this.traffic = spring.getBean(TrafficSheet.class);
        this.jdbc = spring.getBean(JdbcClient.class);
        this.clock = spring.getBean(Clock.class);
    }

    /** What the company knows of before a run begins: who came lately, and how old the customer's car is. */
    void before(Chance chance) {
        var days = List.of(1, 3, 6);
        for (int n = 0; n < VISITORS; n++) {
            var visitor = customers.add(NAMES.get(n), Optional.of("女士"), Optional.of("1380001%04d".formatted(n)));
            Consents.purposes().forEach(purpose -> consents.grant(visitor.id(), purpose, "预演"));
            var came = clock.instant().minus(Duration.ofDays(days.get(n % days.size())));
            traffic.add(new TrafficSheet.Line("ZT-20261116-%04d".formatted(n + 1), came, TrafficSheet.Channel.VISIT, Optional.of(visitor.id()), Optional.of(NAMES.get(n)), visitor.phone(), "看车",
                    Optional.of("轩逸"), Optional.of("sales-consultant-1"), Optional.empty()), "chance/visitor/" + n);
        }
        int months = chance.one(AGES);
        vehicles.describe(stage.cast.vehicleId(), Optional.empty(), Optional.empty(), Optional.of(LocalDate.now(clock).minusMonths(months)), Optional.of(1_500 * months));
        customers.classify(stage.cast.customerId(), chance.one(List.of("NORMAL", "VIP", "KEY", "CORPORATE")));
    }

    /** The events that running cases wait for, in the order of their names. */
    List<EventSubscription> awaited() {
        return stage.engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").list().stream().filter(waiting -> waiting.getExecutionId() != null && !ITS_OWN.contains(waiting.getEventName().split(" ")[0]))
                .sorted(java.util.Comparator.comparing((EventSubscription waiting) -> waiting.getEventName().split(" ")[0]).thenComparing(EventSubscription::getActivityId)).toList();
    }

    /** Those without which a case does not go on. */
    List<EventSubscription> waitedFor() {
        return awaited().stream().filter(waiting -> stage.engine.getHistoryService().createHistoricActivityInstanceQuery().unfinished()
                .processInstanceId(waiting.getProcessInstanceId()).activityId(waiting.getActivityId()).count() > 0).toList();
    }

    /** The same without what ends a case, which is chosen less often. */
    List<EventSubscription> likely(Chance chance) {
        var all = awaited();
        return chance.oneIn(5) ? all : all.stream().filter(waiting -> !ENDINGS.contains(waiting.getEventName().split(" ")[0])).toList();
    }

    /** Lets one of them happen, with what comes along in life; returns what it was. */
    String happen(EventSubscription waiting, Chance chance) {
        String name = waiting.getEventName().split(" ")[0];
        String key = waiting.getEventName().substring(name.length()).strip();
        if (name.equals("customer-replied")) return reply(chance);
        var payload = payload(name, chance);
        boolean order = key.startsWith(ORDER);
        if (order) payload.computeIfPresent("orderNo", (field, another) -> key);
        // who begins a case does not know the number of the one that runs
        boolean begins = !order && stage.engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").eventName(name).count() > 0;
        events.publish(name, begins ? stage.cast.customerId() : key, payload, Duration.ofHours(12), Optional.empty(), "chance/" + ++told);
        return name + " " + payload;
    }

    private String reply(Chance chance) {
        String text = chance.one(ANSWERS);
        var phone = jdbc.sql("select address from message where channel = 'SMS' and sent_at is not null order by sent_at desc, created_at desc fetch first 1 rows only").query(String.class).optional();
        phone.ifPresent(number -> replies.received(new Reply(number, text, clock.instant(), Optional.of("chance-" + ++told))));
        return "customer-replied " + phone.map(number -> text).orElse("（没有发过短信）");
    }

    private Map<String, Object> payload(String name, Chance chance) {
        Map<String, Object> payload = new LinkedHashMap<>();
        contents(chance).getOrDefault(name, List.of()).forEach(field -> payload.put(field.name(), field.value().get()));
        return payload;
    }

    private record Content(String name, Supplier<Object> value) {}

    /** What those who tell an event send along, by event. */
    private Map<String, List<Content>> contents(Chance chance) {
        Content customer = new Content("customerId", stage.cast::customerId);
        Content vehicle = new Content("vehicleId", stage.cast::vehicleId);
        Map<String, List<Content>> all = new HashMap<>();
        all.put("case-cancelled", List.of(new Content("cancelReason", () -> "客户改主意了")));
        all.put("car-left", List.of(new Content("departedAt", this::now)));
        all.put("arrival-registered", List.of(new Content("arrivedAt", this::now), customer, vehicle, new Content("registeredBy", () -> "reception-1")));
        all.put("customer-returned", List.of(new Content("arrivedAt", this::now)));
        all.put("appointment-changed", List.of(new Content("wantedAt", () -> OffsetDateTime.now(clock).plusDays(1 + chance.below(5)).withHour(8 + chance.below(10)).toString())));
        all.put("owner-left", List.of(new Content("ownerLeft", () -> chance.one(OUTCOMES))));
        all.put("mileage-reported", List.of(new Content("mileageKm", () -> 3_000 + chance.below(20_000)), new Content("mileageOn", () -> LocalDate.now(clock).toString())));
        all.put("claim-assessed", List.of(new Content("claimApproved", () -> chance.below(3) < 2), new Content("claimCoveredFen", () -> chance.below(3) * 5_000)));
        all.put("insurer-decision", List.of(new Content("insurerApproved", () -> chance.below(3) < 2), new Content("assessedYuan", () -> String.valueOf(100 + chance.below(5_000)))));
        all.put("claim-registered", List.of(new Content("claimOpen", () -> true)));
        all.put("delivery-postponed", List.of(new Content("newDeliveryAt", () -> OffsetDateTime.now(clock).plusDays(1 + chance.below(5)).toString())));
        all.put("delivery-planned", List.of(new Content("inStock", () -> chance.below(3) < 2), new Content("plannedDeliveryAt", () -> OffsetDateTime.now(clock).plusDays(1).toString())));
        all.put("service-closed", List.of(customer, vehicle, new Content("orderNo", () -> ORDER + "20261120-%04d".formatted(100 + told)), new Content("closedAt", this::now), new Content("visitKind", () -> "REPAIR")));
        all.put("sales-recorded", List.of(new Content("salesRecordedAt", this::now)));
        all.put("contact-recorded", List.of(new Content("contactOutcome", () -> chance.one(List.of("REACHED", "NO_ANSWER", "REFUSED")))));
        all.put("consultation-closed", List.of(customer, vehicle, new Content("eventKind", () -> "CONSULTATION"), new Content("eventAt", this::now)));
        all.put("check-in-completed", List.of(customer, vehicle, new Content("eventKind", () -> "REPAIR_CHECKIN"), new Content("eventAt", this::now), new Content("repairOrderNo", () -> "WX-20261120-0007")));
        all.put("delivery-completed", List.of(customer, vehicle, new Content("eventKind", () -> "DELIVERY"), new Content("eventAt", this::now)));
        all.put("car-delivered", List.of(customer, vehicle, new Content("deliveredAt", this::now)));
        all.put("first-maintenance-pending", List.of(customer, vehicle, new Content("deliveredAt", this::now)));
        all.put("maintenance-recorded", List.of(customer, vehicle, new Content("lastMaintenanceOn", () -> LocalDate.now(clock).toString()), new Content("lastKm", () -> 5_000 + chance.below(9_000))));
        all.put("prospect-registered", List.of(new Content("prospectId", stage.cast::customerId), customer, new Content("leftAt", this::now)));
        all.put("prospect-ordered", List.of(new Content("orderNo", () -> "DD-20261123-0001")));
        all.put("appointment-requested", List.of(customer, vehicle, new Content("items", () -> "保养")));
        return all;
    }

    private String now() {
        return OffsetDateTime.now(clock).toString();
    }

    /** Everything beside the form that a step may ask for: signatures, copies of papers, a photo. */
    void prepare(Task task, String caseNo, Chance chance) {
        documents.of(caseNo).stream().filter(documents::awaitsSignature).forEach(paper -> sign(paper, chance));
        var step = stage.engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        if (!(step instanceof UserTask asked)) return;
        for (var kind : Extensions.names(asked, "papers")) {
            if (!chance.oneIn(6)) papers.keep(new NewPaper(caseNo, task.getTaskDefinitionKey(), PaperKind.of(kind).orElseThrow(), Cast.NAME, "paper.jpg", Pictures.jpeg()), WHO);
        }
        if (chance.oneIn(4)) photos.add(new NewPhoto(caseNo, task.getTaskDefinitionKey(), Photo.Kind.OTHER, "photo.jpg", Pictures.jpeg(), Optional.empty()), WHO);
    }

    private void sign(Document paper, Chance chance) {
        if (!chance.oneIn(6)) documents.sign(paper.id(), Cast.NAME, Pictures.signature(), WHO);
    }

    /** What texts of a name may be. */
    static Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>();
        known.put("phone", List.of(Cast.PHONE, "13900000101", "13900000108", "010-66000119", "13712345678"));
        for (String name : List.of("callerNumber", "referrerPhone", "contactPhone", "correctPhone", "callbackNumber")) known.put(name, known.get("phone"));
        known.put("plateNo", List.of(Cast.PLATE, "京Z12345", "京AD12345"));
        known.put("partNo", List.of("OIL-MIN", "BRK-PAD-F", "BRK-PAD-R", "FLT-OIL", "SPK-PLUG", "BRK-DISC-R", "PLG-DRAIN"));
        known.put("modelId", List.of("xuanyi-16", "tianlai-20", "qijun-25"));
        known.put("vin", List.of("LGBH12E01SY000101", "LGBF7AE02SR000201", "LGBM4DE44SS000301"));
        known.put("colour", List.of("珠光白", "曜石黑", "星空蓝"));
        for (String name : List.of("agentId", "technicianId", "leadTechnician", "advisorId")) known.put(name, List.of("follow-up-agent-1", "technician-1", "service-advisor-1"));
        known.put("labourCode", List.of("OIL-CHANGE", "BRAKE-PAD-FRONT"));
        return known;
    }

    /** What those who begin a flow always tell, where the flow accepts it. */
    static final Set<String> ALWAYS = Set.of("orderNo", "repairOrderNo", "eventKind", "eventAt", "refundReason", "customerId", "vehicleId", "policyNo", "amountFen", "smsTemplateKey", "warrantyEnd", "lastVisitAt");

    /** What a starting flow is given, by the names of its variables; those it does not tell of are left out. */
    Map<String, Supplier<Object>> beginnings(Chance chance) {
        Map<String, Supplier<Object>> all = new TreeMap<>();
        for (String name : List.of("booked", "earlyEnough", "isFirstMaintenance", "customerReached", "noShow", "singleParty", "arrivedByCar", "isOwner", "callMissed", "firstMaintEligible", "policyBoughtHere",
                "inStock", "needsConfirmed")) all.put(name, () -> chance.below(2) == 0);
        for (String name : List.of("items", "symptoms", "description", "subject", "cause", "options", "place", "carUse", "contactNote", "campaignName")) all.put(name, () -> chance.one(List.of("保养", "刹车有响声", "😀“&<>")));
        for (String name : List.of("mileageKm", "lastKm", "dueKm", "knownKm")) all.put(name, () -> 100 + chance.below(60_000));
        all.put("avgKmPerDay", () -> 1 + chance.below(200));
        for (String name : List.of("amountFen", "balanceDueFen", "contractAmountFen")) all.put(name, () -> chance.one(List.of(100_000, 0, 1, 12_345_678, 28_300)));
        for (String name : List.of("lastMaintenanceOn", "lastVisitOn", "mileageOn")) all.put(name, () -> LocalDate.now(clock).minusDays(chance.below(500)).toString());
        for (String name : List.of("lastVisitAt")) all.put(name, () -> LocalDate.now(clock).minusDays(365L + chance.below(900)).toString());
        for (String name : List.of("dueOn", "warrantyEnd", "expectedPickupAt", "wantedDate")) all.put(name, () -> LocalDate.now(clock).plusDays(chance.below(60)).toString());
        for (String name : List.of("deliveredAt", "closedAt", "leftAt", "eventAt", "receivedAt", "accidentAt")) all.put(name, () -> OffsetDateTime.now(clock).minusHours(chance.below(60)).toString());
        for (String name : List.of("wantedAt", "arrivedAt", "plannedDeliveryAt", "dueAt", "askBy", "correctBy", "campaignEndsAt", "predictedArrivalAt")) all.put(name, () -> OffsetDateTime.now(clock).plusHours(2L + chance.below(200)).toString());
        all.put("campaignLastDay", () -> LocalDate.now(clock).plusDays(5 + chance.below(60)).toString());
        all.put("modelId", () -> chance.one(List.of("xuanyi-16", "tianlai-20", "qijun-25")));
        for (String name : List.of("orderNo", "repairOrderNo")) all.put(name, () -> "WX-20261120-0007");
        all.put("eventKind", () -> chance.one(List.of("CONSULTATION", "REPAIR_CHECKIN", "DELIVERY")));
        all.put("visitorRole", () -> chance.one(List.of("account-manager", "sales-consultant", "service-advisor")));
        all.put("refundReason", () -> "客户取消订单");
        all.put("smsTemplateKey", () -> "customer-contact-missed-call.sms");
        all.put("policyNo", () -> chance.one(jdbc.sql("select policy_no from insurance_policy order by policy_no").query(String.class).list()));
        all.put("colour", () -> chance.one(List.of("珠光白", "曜石黑")));
        all.put("distanceKm", () -> chance.below(120));
        all.put("partySize", () -> 1 + chance.below(5));
        all.put("customerClass", () -> chance.one(List.of("NORMAL", "KEY", "VIP", "CORPORATE")));
        all.put("contactPurpose", () -> chance.one(List.of("REMINDER", "CARE", "APPOINTMENT_OFFER", "REQUESTED", "EMERGENCY", "PROSPECT")));
        all.put("businessLine", () -> "AUTO");
        all.put("contactRole", () -> chance.one(List.of("service-advisor", "customer-service")));
        all.put("prospectId", stage.cast::customerId);
        all.put("consultantId", () -> "sales-consultant-1");
        all.put("modelWanted", () -> chance.one(List.of("轩逸", "天籁")));
        all.put("model", () -> "轩逸");
        all.put("phone", () -> Cast.PHONE);
        all.put("callerNumber", () -> chance.one(List.of(Cast.PHONE, "13712345678")));
        return all;
    }
}
