package io.tiaoli.processes.workshop;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.insurance.Campaign;
import io.tiaoli.workers.insurance.Campaigns;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;

/** The people who renew one policy: each method is what they do in one step of insurance-renewal. */
@Component
class RenewalDesk {

    private static int number;

    private final Shop shop;
    private final ProcessEngine engine;
    private final Policies policies;
    private final Campaigns campaigns;
    private final StoredEvents events;
    private final Documents documents;
    private final JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    String policyNo;
    private String caseNo;

    RenewalDesk(Shop shop, ProcessEngine engine, Policies policies, Campaigns campaigns, StoredEvents events, Documents documents, JdbcClient jdbc) {
        this.shop = shop;
        this.engine = engine;
        this.policies = policies;
        this.campaigns = campaigns;
        this.events = events;
        this.documents = documents;
        this.jdbc = jdbc;
    }

    void open() {
        forget();
        customer = shop.newCustomer("李娜");
        vehicle = shop.vehicle(customer);
        policyNo = "PDZA2026%06d".formatted(++number);
    }

    /** Nothing of this story may be selected in another one. */
    void forget() {
        jdbc.sql("update insurance_policy set state = 'LAPSED' where state = 'ACTIVE'").update();
        jdbc.sql("delete from insurance_campaign").update();
    }

    void policy(LocalDate end) {
        policies.put(new Policy(policyNo, customer.id(), Optional.of(vehicle.id()), "人保财险", end.minusYears(1).plusDays(1), end, 350_000, true, PolicyState.ACTIVE));
    }

    void campaign(String id, LocalDate from, LocalDate until) {
        campaigns.put(new Campaign(id, "续保有礼", from, until));
    }

    /** The daily timer fires. */
    void select() {
        engine.getManagementService().executeJob(shop.clock("insurance-renewal-selection").getId());
        shop.settle();
    }

    /** A policy is selected sixty days before its end and comes to its quote. */
    ProcessInstance selected(LocalDate end) {
        policy(end);
        shop.at(end.minusDays(60).atTime(9, 0));
        select();
        return running();
    }

    ProcessInstance running() {
        var running = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("insurance-renewal").variableValueEquals("policyNo", policyNo).singleResult();
        if (running != null) caseNo = running.getBusinessKey();
        return running;
    }

    ProcessInstance byForm(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("plateNo", vehicle.plateNo(), "customerName", "李娜", "policyNo", policyNo));
        entered.putAll(more);
        var started = shop.startByForm("insurance-renewal", "renewal", entered);
        caseNo = engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(started.getId()).singleResult().getBusinessKey();
        return started;
    }

    RenewalDesk quote(double premium) {
        shop.complete("prepare-quote", "renewalQuote", Map.of("quotedBy", "平安产险", "cover", "交强险、车损险", "premiumYuan", premium));
        return this;
    }

    RenewalDesk visits(String objection) {
        shop.complete("await-answer", "renewalTalk", Map.of("way", "VISIT", "objection", objection));
        return this;
    }

    RenewalDesk answers(String answer) {
        shop.complete("record-answer", "renewalDecision", Map.of("answer", answer));
        return this;
    }

    RenewalDesk pays(double yuan) {
        shop.complete("request-payment", "paymentRequest", Map.of("action", "COLLECT", "method", "CARD"));
        shop.complete("confirm-receipt", "receipt", Map.of("result", "FULL", "amountReceivedYuan", yuan));
        return this;
    }

    RenewalDesk issues() {
        return issues(policyNo + "-N");
    }

    RenewalDesk issues(String newPolicyNo) {
        return issues(newPolicyNo, kept().endsOn().plusDays(1));
    }

    RenewalDesk issues(String newPolicyNo, LocalDate startsOn) {
        shop.complete("issue-policy", "newPolicy", Map.of("newPolicyNo", newPolicyNo, "insurer", "人保财险", "startDate", startsOn.toString(),
                "endDate", startsOn.plusYears(1).minusDays(1).toString(), "handedOver", true));
        return this;
    }

    Policy kept() {
        return policies.find(policyNo).orElseThrow();
    }

    Optional<Policy> find(String number) {
        return policies.find(number);
    }

    String status() {
        return jdbc.sql("select status, reason from insurance_renewal where case_no = ?").param(caseNo).query((row, n) -> row.getString(1) + " " + row.getString(2)).single();
    }

    List<String> sent() {
        return shop.wordings(caseNo).stream().map(key -> key.replace("insurance-renewal-", "")).filter(key -> !key.startsWith("payment-")).toList();
    }

    boolean isTold(String event) {
        return events.toldBy(caseNo).stream().anyMatch(told -> told.name().equals(event));
    }

    Map<String, Object> told(String event) {
        return events.payload(events.toldBy(caseNo).stream().filter(told -> told.name().equals(event)).findFirst().orElseThrow());
    }

    String pdf(String kind) {
        return PdfText.of(documents.pdf(documents.latest(caseNo, kind).orElseThrow().id()));
    }
}
