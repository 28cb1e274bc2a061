package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.insurance.Claim;
import io.tiaoli.workers.insurance.InsuranceClaims;

/** A claims specialist at work on one claim: each method is what the specialist does in one step of insurance-claim. */
@Component
class ClaimDesk {

    static final LocalDateTime ACCIDENT = Shop.OPENING.minusDays(1).withHour(18);
    private static int number;

    private final Shop shop;
    private final RepairShop garage;
    private final RepairVisit visit;
    private final ProcessEngine engine;
    private final InsuranceClaims claims;
    ProcessInstance claim;
    String policyNo;

    ClaimDesk(Shop shop, RepairShop garage, RepairVisit visit, ProcessEngine engine, InsuranceClaims claims) {
        this.shop = shop;
        this.garage = garage;
        this.visit = visit;
        this.engine = engine;
        this.claims = claims;
    }

    void open() {
        visit.open();
        policyNo = "PDAA2026%06d".formatted(++number);
    }

    /** The customer telephones. */
    ClaimDesk phoned(Map<String, Object> more) {
        claim = shop.startByForm("insurance-claim", "claim", registration(more));
        return this;
    }

    Map<String, Object> registration(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("plateNo", visit.vehicle.plateNo(), "customerName", "张伟", "policyNo", policyNo, "insurer", "人保财险",
                "accidentAt", iso(ACCIDENT), "singleParty", true, "damageEstimateYuan", 800));
        entered.putAll(more);
        return entered;
    }

    /** The advisor sees a scrape at the walk-round and the customer agrees; the order goes on to the quote, of 480 yuan. */
    ClaimDesk raisedByTheWorkshop(Map<String, Object> more) {
        visit.walkIn("REPAIR");
        Map<String, Object> inquiry = new HashMap<>(Map.of("need", "修车门", "insuranceWanted", true, "policyNo", policyNo, "insurer", "人保财险",
                "accidentAt", iso(ACCIDENT), "singleParty", true, "damageEstimateYuan", 800));
        inquiry.putAll(more);
        garage.receive(false, inquiry);
        claim = running();
        return this;
    }

    ProcessInstance running() {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("insurance-claim").active().singleResult();
    }

    /** The workshop has named its price already. */
    ClaimDesk advise(double repairCost, boolean boughtHere) {
        return advise(boughtHere, Map.of("repairCostYuan", repairCost));
    }

    /** Nobody knows yet what the repair costs. */
    ClaimDesk advise(boolean boughtHere) {
        return advise(boughtHere, Map.of());
    }

    private ClaimDesk advise(boolean boughtHere, Map<String, Object> cost) {
        Map<String, Object> advice = new HashMap<>(Map.of("told", List.of("PROCESS", "PAPERS"), "handling", "HANDLE", "damageEstimateYuan",
                shop.shown("advise-customer", "claimAdvice").get("damageEstimateYuan"), "policyBoughtHere", boughtHere));
        advice.putAll(cost);
        shop.complete("advise-customer", "claimAdvice", advice);
        return this;
    }

    ClaimDesk assess(double assessed, double cost) {
        return assess(assessed, cost, Map.of());
    }

    ClaimDesk assess(double assessed, double cost, Map<String, Object> more) {
        Map<String, Object> sheet = new HashMap<>(Map.of("damages", List.of(Map.of("position", "左前门", "finding", "划痕", "work", "喷漆", "amountYuan", assessed)),
                "assessedYuan", assessed, "repairCostYuan", cost));
        sheet.putAll(more);
        shop.complete("assess-here", "damageSheet", sheet);
        return this;
    }

    ClaimDesk insurerSays(Map<String, Object> decision) {
        shop.complete("await-insurer", "insurerDecision", decision);
        return this;
    }

    ClaimDesk papers() {
        shop.complete("check-papers", "claimPapers", Map.of("papers", List.of("保险单", "行驶证"), "state", "COMPLETE"));
        return this;
    }

    ClaimDesk share(String answer) {
        shop.complete("agree-share", "customerShare", Map.of("answer", answer, "way", "PHONE"));
        return this;
    }

    void close() {
        shop.complete("hand-over", "claimClosing", Map.of("papersReturned", true));
    }

    String caseNo() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(claim.getId()).singleResult().getBusinessKey();
    }

    Claim kept() {
        return claims.get(caseNo());
    }

    /** The order that the claim has called. */
    ProcessInstance calledOrder() {
        visit.order = visit.running();
        return visit.order;
    }

    /** The called order from reception to farewell. */
    void repairCalledOrder() {
        calledOrder();
        garage.receive().agree("IN_STORE").inspect().price().approveAll().signOrder().repair().pass();
        garage.handOver();
    }
}
