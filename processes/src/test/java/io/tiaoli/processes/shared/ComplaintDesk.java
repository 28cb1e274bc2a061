package io.tiaoli.processes.shared;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;

/** A customer who complains, and the steps that settle it. */
abstract class ComplaintDesk {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final Map<String, Object> WORKSHOP = Map.of("source", "FOLLOW_UP", "area", "WORKSHOP", "subject", "刹车异响", "description", "保养后刹车有异响");
    static int number;

    @Autowired Shop shop;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired Events events;
    @Autowired DeadlineWatch deadlines;
    Customer customer;

    @BeforeEach
    void customer() {
        number++;
        customer = shop.newCustomer("张伟");
    }

    /** Another flow tells of a complaint. */
    ProcessInstance raised(Map<String, Object> told) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id()));
        payload.putAll(told);
        events.publish("complaint-raised", customer.id(), payload, Duration.ofDays(30), Optional.empty(), "complaint/" + number + "/" + told.hashCode() + "/" + shop.now());
        shop.settle();
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("complaint-handling").variableValueEquals("customerId", payload.get("customerId"))
                .orderByProcessInstanceId().desc().list().get(0);
    }

    void register(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(shop.shown("register-complaint", "complaint"));
        entered.putAll(more);
        shop.complete("register-complaint", "complaint", entered);
    }

    /** A complaint about the workshop that has its owner. */
    ProcessInstance accepted() {
        var complaint = raised(WORKSHOP);
        register(Map.of("wish", "免费返修"));
        return complaint;
    }

    void propose(String kind, double costYuan) {
        shop.complete("investigate", "proposal", proposal(kind, costYuan));
    }

    static Map<String, Object> proposal(String kind, double costYuan) {
        return Map.of("finding", "刹车片沾油", "rootCause", "完工总检漏项", "solution", "更换刹车片", "solutionKind", kind, "costYuan", costYuan, "compensation", "洗车券一张");
    }

    void customerSays(String answer) {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("ask-answer", "customerReply", Map.of("answer", answer, "remarks", "周六来店"));
    }

    void closingCall(String score) {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED", "satisfaction", score));
    }

    Map<String, Object> row(ProcessInstance complaint) {
        return jdbc.sql("select * from complaint where complaint_no = ?").param(complaint.getBusinessKey()).query().singleRow();
    }

    List<String> told(ProcessInstance complaint) {
        return jdbc.sql("select name from event where source_case = ? and name <> 'contact-recorded' order by created_at, name").param(complaint.getBusinessKey()).query(String.class).list();
    }

    String recordOf(ProcessInstance complaint) {
        var document = documents.latest(complaint.getBusinessKey(), "complaint-handling-record").orElseThrow();
        return PdfText.of(documents.pdf(document.id()));
    }
}
