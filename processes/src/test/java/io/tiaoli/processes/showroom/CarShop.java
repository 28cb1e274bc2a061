package io.tiaoli.processes.showroom;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;
import io.tiaoli.workers.sales.CarModel;
import io.tiaoli.workers.sales.CarModels;
import io.tiaoli.workers.sales.StockCars;

/** A showroom that sells one car: each method is what its people do in one phase of vehicle-order. */
@Component
class CarShop {

    private static int number;

    private final Shop shop;
    private final ProcessEngine engine;
    private final CarModels models;
    private final StockCars cars;
    private final Documents documents;
    private final StoredEvents events;
    private final Papers papers;

    Customer customer;
    String model;
    String vin;
    ProcessInstance order;

    CarShop(Shop shop, ProcessEngine engine, CarModels models, StockCars cars, Documents documents, StoredEvents events, Papers papers) {
        this.shop = shop;
        this.engine = engine;
        this.models = models;
        this.cars = cars;
        this.documents = documents;
        this.events = events;
        this.papers = papers;
    }

    /** One buyer, one model at 120,000 yuan, one white car of it on the floor. */
    void open() {
        number++;
        customer = shop.newCustomer("陈静");
        model = "M%04d".formatted(number);
        vin = "LGBF5AE00HR%06d".formatted(number);
        models.put(new CarModel(model, "轩逸 " + model, 12_000_000));
        cars.put(vin, model, "珠光白", Optional.empty());
    }

    // vehicle-order ------------------------------------------------------------------------------------------

    /** The buyer asks for a price of the white car. */
    CarShop talk() {
        return talk("珠光白");
    }

    CarShop talk(String colour) {
        return talk(Map.of("colour", colour));
    }

    /** As showroom-visit calls it. */
    CarShop talk(Map<String, Object> more) {
        Map<String, Object> buyer = new HashMap<>(Map.of("customerId", customer.id(), "modelId", model, "consultantId", "sales-consultant-1"));
        buyer.putAll(more);
        order = shop.start("vehicle-order", null, buyer);
        return this;
    }

    String orderNo() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(order.getId()).singleResult().getBusinessKey();
    }

    /** S1–S3 of a car that is there. */
    CarShop needs() {
        shop.complete("sum-up-needs", "buyerNeeds", Map.of("drinksOffered", 3, "needs", "上下班，接孩子", "benefits", "省油，后排宽"));
        shop.complete("quote-orally", "oralQuote", Map.of("oralTotalYuan", 138_000));
        return this;
    }

    Map<String, Object> quotation(int price, int total) {
        return Map.of("listPriceYuan", 120_000, "priceYuan", price, "taxYuan", 10_620, "insuranceYuan", 7_380, "totalYuan", total, "explained", true);
    }

    /** S4: 138,000 = 120,000 + 10,620 + 7,380. */
    CarShop quote() {
        shop.complete("write-quotation", "quotation", quotation(120_000, 138_000));
        return this;
    }

    /** S5 without special wishes. */
    CarShop extras() {
        return extras(Map.of());
    }

    CarShop extras(Map<String, Object> more) {
        Map<String, Object> extras = new HashMap<>(Map.of("offered", List.of("LOAN", "INSURANCE"), "specialist", "NONE", "specialTerms", "NONE"));
        extras.putAll(more);
        shop.complete("offer-extras", "extras", extras);
        return this;
    }

    /** S8 without objection. */
    CarShop papers() {
        shop.complete("explain-papers", "papers", Map.of("explained", true, "formalitiesMinutes", 60, "objection", "NONE"));
        return this;
    }

    CarShop decide(String decision) {
        Map<String, Object> answer = new HashMap<>(Map.of("decision", decision));
        if (decision.equals("REFUSE")) answer.put("refuseReason", "PRICE");
        shop.complete("ask-decision", "orderDecision", answer);
        return this;
    }

    /** S1–S9: the buyer wants to sign. */
    CarShop wantsToSign() {
        return talk().needs().quote().extras().papers().decide("SIGN");
    }

    /** S10: a deposit of 5,000, cash, pick-up on 1 December; both papers are signed on the screen. */
    CarShop sign() {
        shop.complete("fill-order", "orderForm", orderForm(5_000));
        signPaper("订购单");
        signPaper("新车销售合同");
        shop.complete("sign-papers", "orderSigning", Map.of("explained", true, "result", "SIGNED"));
        return this;
    }

    Map<String, Object> orderForm(double deposit) {
        return Map.of("colour", "珠光白", "depositYuan", deposit, "financeChoice", "CASH", "expectedPickupOn", "2026-12-01", "agreements", "送脚垫一套");
    }

    /** S11. */
    CarShop copies() {
        copy(PaperKind.DRIVING_LICENCE);
        copy(PaperKind.ID_CARD);
        shop.complete("copy-papers", "copies", Map.of("stepsExplained", true));
        return this;
    }

    /** The consultant takes a picture of one of the buyer's papers. */
    void copy(PaperKind kind) {
        papers.keep(new NewPaper(orderNo(), "copy-papers", kind, "陈静", "paper.png", Scans.signature()), "sales-consultant-1");
    }

    /** S12. */
    CarShop payDeposit() {
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD", "formalitiesExplained", true));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", 5_000));
        return this;
    }

    /** S13 and S16. */
    CarShop insureAndLeave() {
        shop.complete("choose-insurance", "insurance", Map.of("insuranceChoice", "FULL", "premiumYuan", 5_000));
        shop.complete("see-off-buyer", "farewell", Map.of("serviceAreaShown", true));
        return this;
    }

    /** S15 and S16 of a buyer who does not sign. */
    CarShop leave() {
        shop.complete("ask-why", "whyNot", Map.of("reason", "想再比较一下"));
        shop.complete("see-off-guest", "farewell", Map.of("serviceAreaShown", true));
        return this;
    }

    // papers and events --------------------------------------------------------------------------------------

    boolean ended(ProcessInstance process) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }

    List<ProcessInstance> running(String flow) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(flow).list();
    }

    List<String> papers(String caseNo) {
        return documents.of(caseNo).stream().map(Document::title).toList();
    }

    /** What a reader of the newest PDF of this title sees, without blanks. */
    String textOf(String caseNo, String title) {
        return PdfText.solid(documents.pdf(paper(caseNo, title).id()));
    }

    private Document paper(String caseNo, String title) {
        return documents.of(caseNo).stream().filter(paper -> paper.title().equals(title)).max(Comparator.comparing(Document::version)).orElseThrow();
    }

    void signPaper(String title) {
        signPaper(orderNo(), title);
    }

    void signPaper(String caseNo, String title) {
        documents.sign(paper(caseNo, title).id(), "陈静", Scans.signature(), "sales-consultant-1");
    }

    /** What was told of an event by a case: one payload for each time. */
    List<Map<String, Object>> told(String caseNo, String event) {
        return events.toldBy(caseNo).stream().filter(told -> told.name().equals(event)).map(events::payload).toList();
    }

    void publish(String event, String key, Map<String, Object> payload) {
        events.publish(event, key, payload, Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }
}
