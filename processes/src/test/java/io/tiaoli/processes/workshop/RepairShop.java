package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.instant;
import static io.tiaoli.processes.testing.Shop.iso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.appointments.Advisor;
import io.tiaoli.workers.appointments.Advisors;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.parts.Part;
import io.tiaoli.workers.parts.Parts;

/** A workshop at work on one car: each method is what its people do in one phase of vehicle-repair. */
@Component
class RepairShop {

    private static int number;

    private final Shop shop;
    private final ProcessEngine engine;
    private final Advisors advisors;
    private final Parts parts;
    private final Documents documents;
    private final StoredEvents events;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Customer customer;
    Vehicle vehicle;
    ProcessInstance order;
    String pads;
    String plugs;

    RepairShop(Shop shop, ProcessEngine engine, Advisors advisors, Parts parts, Documents documents, StoredEvents events, JdbcClient jdbc, ObjectMapper json) {
        this.shop = shop;
        this.engine = engine;
        this.advisors = advisors;
        this.parts = parts;
        this.documents = documents;
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One customer with one car, two advisors, brake pads on the shelf and spark plugs that are sold out. */
    void open() {
        number++;
        jdbc.sql("update advisor set active = false, last_assigned_at = null").update();
        List.of("anna", "bing").forEach(id -> advisors.put(new Advisor(id, "顾问" + id, true)));
        customer = shop.newCustomer("张伟");
        vehicle = shop.vehicle(customer);
        pads = part("BP", "前刹车片", 36_000, 4);
        plugs = part("SP", "火花塞", 8_000, 0);
        order = null;
    }

    String part(String series, String name, long priceFen, int stock) {
        String partNo = "%s-%04d".formatted(series, number);
        parts.put(new Part(partNo, name, "副", priceFen, stock, 0, true));
        return partNo;
    }

    // arrival ------------------------------------------------------------------------------------------------

    /** A customer who booked arrives for a maintenance; the advisor bing is reserved. */
    ProcessInstance booked(boolean earlyEnough) {
        return booked(Map.of("earlyEnough", earlyEnough, "isFirstMaintenance", false));
    }

    ProcessInstance booked(Map<String, Object> more) {
        String appointmentNo = "YY-%04d".formatted(number);
        jdbc.sql("""
                insert into appointment (appointment_no, customer_id, vehicle_id, slot_at, minutes, advisor, items, state, early_enough, place)
                values (?, ?, ?, ?, 90, 'bing', '保养', 'ARRIVED', true, 'WORKSHOP')""")
                .params(appointmentNo, customer.id(), vehicle.id(), Shop.OPENING.atZone(ZoneId.systemDefault()).toOffsetDateTime()).update();
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "vehicleId", vehicle.id(), "booked", true, "appointmentNo", appointmentNo,
                "advisorId", "bing", "kind", "MAINTENANCE", "mileageKm", 20_000, "arrivedAt", iso(shop.now())));
        payload.putAll(more);
        events.publish("customer-arrived", vehicle.id(), payload, Duration.ofDays(1), Optional.empty(), "arrived-" + number);
        shop.settle();
        return order = running();
    }

    /** A customer drives in without booking. */
    ProcessInstance walkIn(String kind) {
        return walkIn(kind, Map.of());
    }

    ProcessInstance walkIn(String kind, Map<String, Object> more) {
        Map<String, Object> arrival = new HashMap<>(Map.of("plateNo", vehicle.plateNo(), "customerName", "张伟",
                "phone", customer.phone().orElseThrow(), "kind", kind, "mileageKm", 20_000));
        arrival.putAll(more);
        return order = shop.startByForm("vehicle-repair", "arrival", arrival);
    }

    /** Another car of the same customer. */
    void newCar() {
        vehicle = shop.vehicle(customer);
    }

    void lastMileage(int km) {
        jdbc.sql("update vehicle set mileage_km = ? where id = ?").params(km, vehicle.id()).update();
    }

    void phone(String number) {
        jdbc.sql("update customer set phone = ? where id = ?").params(number, customer.id()).update();
    }

    ProcessInstance running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("vehicle-repair").active().singleResult();
    }

    String caseNo() {
        return order.getBusinessKey() != null ? order.getBusinessKey() : engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceId(order.getId()).singleResult().getBusinessKey();
    }

    /** S2–S5. */
    RepairShop receive() {
        return receive(false, Map.of("need", "下午要用车", "fault", "刹车有响声"));
    }

    RepairShop receive(boolean wash, Map<String, Object> inquiry) {
        guide();
        shop.complete("receive-customer", "receptionSheet", receptionSheet());
        shop.complete("walk-round", "walkRound", walkRound(wash));
        sign("接车单");
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
        if (shop.variable(order, "earlyEnough").equals(true)) agreement.put("benefitChoice", benefit);
        shop.complete("agree-terms", "agreement", agreement);
        sign("估价单");
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
        if (shop.variable(order, "firstVisit").equals(true)) check.putAll(Map.of("useExplained", true, "workExplained", true, "inspectionData", "前胎纹 4 毫米"));
        shop.complete("pre-inspect", "preCheck", check);
        if (shop.hasTask("sign-inspection")) {
            sign("检查数据表");
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
        return price(part(pads), labour("更换前刹车片", 120));
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
                "decision", java.util.Arrays.stream(agreed).anyMatch(no -> no == (int) line.get("lineNo")) ? "APPROVED" : "DECLINED")).toList();
        shop.complete("approve-quote", "quoteApproval", Map.of("approval", "PARTLY", "way", "FACE", "lines", decided));
        return this;
    }

    RepairShop signOrder() {
        sign("任务委托书");
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
        if ("IN_STORE".equals(shop.variable(order, "waitMode"))) check.put("shownToCustomer", true);
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
        if (!Boolean.TRUE.equals(shop.variable(order, "booked"))) form.put("bookingTold", true);
        return form;
    }

    // papers and events --------------------------------------------------------------------------------------

    List<String> papers() {
        return documents.of(caseNo()).stream().map(Document::title).toList();
    }

    Document paper(String title) {
        return documents.of(caseNo()).stream().filter(paper -> paper.title().equals(title)).reduce((first, last) -> last).orElseThrow();
    }

    /** What a reader of the PDF sees, without blanks. */
    String textOf(String title) {
        try (var pdf = Loader.loadPDF(documents.pdf(paper(title).id()))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The customer signs the newest paper of this title on the screen. */
    void sign(String title) {
        documents.sign(paper(title).id(), "张伟", Scans.signature(), "service-advisor-1");
    }

    /** The payloads of the events of this name that the order told. */
    List<JsonNode> told(String event) {
        return events.toldBy(caseNo()).stream().filter(told -> told.name().equals(event)).map(told -> {
            try {
                return json.readTree(told.payload());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    void publish(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), event + "-" + key + "-" + System.nanoTime());
        shop.settle();
    }

    /** How many pieces of a part the order holds in a state: RESERVED, DRAWN, RELEASED, RETURNED. */
    int pieces(String partNo, String state) {
        return jdbc.sql("select coalesce(sum(qty), 0) from part_reservation where case_no = ? and part_no = ? and state = ?").params(caseNo(), partNo, state)
                .query(Integer.class).single();
    }

    long quoteTotalFen() {
        return jdbc.sql("select total_fen from quote where case_no = ? and state <> 'REPLACED' order by version desc fetch first 1 rows only").param(caseNo())
                .query(Long.class).single();
    }

    /** Kind and amount of the lines of the quote that counts. */
    List<String> quoteLines() {
        return jdbc.sql("""
                select l.kind, l.amount_fen from quote_line l join quote q on q.case_no = l.case_no and q.version = l.version
                where q.case_no = ? and q.state <> 'REPLACED' order by l.version, l.line_no""").param(caseNo())
                .query((row, n) -> row.getString(1) + " " + row.getLong(2)).list();
    }

    /** What the customer did not want in this order. */
    List<String> declined() {
        return jdbc.sql("select name from declined_item where case_no = ? order by name").param(caseNo()).query(String.class).list();
    }

    int onShelf(String partNo) {
        return parts.find(partNo).orElseThrow().free();
    }

    /** What the customer agreed to, and how we know. */
    List<String> consents() {
        return jdbc.sql("select purpose, granted, source from consent where customer_id = ? order by at, seq").param(customer.id())
                .query((row, n) -> "%s %s %s".formatted(row.getString(1), row.getBoolean(2), row.getString(3))).list();
    }

    String slotState() {
        return jdbc.sql("select state from appointment where vehicle_id = ?").param(vehicle.id()).query(String.class).single();
    }

    String orderState() {
        return jdbc.sql("select state, closing_reason from repair_order where case_no = ?").param(caseNo()).query((row, n) -> row.getString(1) + " " + row.getString(2)).single();
    }

    String nextMaintenance() {
        return jdbc.sql("select next_maintenance_on, next_maintenance_km from vehicle where id = ?").param(vehicle.id())
                .query((row, n) -> row.getString(1) + " " + row.getInt(2)).single();
    }

    /** Money that came for the order before its settlement. */
    void paid(long fen) {
        jdbc.sql("""
                insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, method, state, due_at)
                values (?, ?, ?, ?, 'DEPOSIT', ?, ?, 'CASH', 'PAID', ?)""")
                .params("SK-" + caseNo(), caseNo(), caseNo(), customer.id(), fen, fen, shop.now().atZone(ZoneId.systemDefault()).toOffsetDateTime()).update();
    }

    void cancel(String reason) {
        publish("case-cancelled", caseNo(), Map.of("cancelReason", reason));
    }

    boolean hasHistory(String step) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(order.getId()).activityId(step).count() > 0;
    }
}
