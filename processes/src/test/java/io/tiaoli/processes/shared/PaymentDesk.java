package io.tiaoli.processes.shared;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;

/** A case that somebody has to pay, and the steps that collect the money. */
abstract class PaymentDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final Map<String, Object> SETTLEMENT = Map.of("paymentKind", "SETTLEMENT", "amountFen", 28300L);
    static int number;

    @Autowired Shop shop;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired Events events;
    Customer customer;
    String caseNo;

    @BeforeEach
    void order() {
        caseNo = "T-PAY-%04d".formatted(++number);
        customer = shop.newCustomer("张伟");
        shop.openCase(caseNo, "vehicle-repair", customer);
    }

    ProcessInstance collect(Map<String, Object> what) {
        return shop.start("payment-collection", caseNo, owed(what));
    }

    Map<String, Object> owed(Map<String, Object> what) {
        Map<String, Object> variables = new HashMap<>(Map.of("payerId", customer.id(), "sourceRef", caseNo));
        variables.putAll(what);
        return variables;
    }

    static Map<String, Object> contract(String flow, String kind, long amountFen) {
        return Map.of("contractFlow", flow, "paymentKind", kind, "contractAmountFen", amountFen);
    }

    void customerPays(String method) {
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", method));
    }

    void receive(String result, double yuan) {
        shop.complete("confirm-receipt", "receipt", Map.of("result", result, "amountReceivedYuan", yuan));
    }

    record Row(String state, long amountFen, long receivedFen, String method, String waivedBy) {}

    Row payment() {
        return jdbc.sql("select state, amount_fen, received_fen, method, waived_by from payment where case_no = ?").param(caseNo).query(Row.class).single();
    }

    Object last(ProcessInstance process, String variable) {
        var found = engine.getHistoryService().createHistoricVariableInstanceQuery().executionIdIn(process.getId()).variableName(variable).singleResult();
        return found == null ? null : found.getValue();
    }

    String text(String kind) throws Exception {
        return text(documents.latest(caseNo, kind, Optional.of(caseNo)).orElseThrow());
    }

    String text(Document document) {
        return PdfText.of(documents.pdf(document.id()));
    }
}
