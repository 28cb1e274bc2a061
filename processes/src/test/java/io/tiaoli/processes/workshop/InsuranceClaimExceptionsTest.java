package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.insurance.ClaimOutcome;
import io.tiaoli.workers.insurance.Policies;
import io.tiaoli.workers.insurance.Policy;
import io.tiaoli.workers.insurance.PolicyState;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;

/** What may come otherwise in a claim: wrong data, missing papers, the insurer's own system, a customer who goes alone, cancellation. */
@FlowTest
class InsuranceClaimExceptionsTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired ClaimDesk desk;
    @Autowired Events events;
    @Autowired Policies policies;
    @Autowired Notices notices;
    @Autowired Papers papers;
    @Autowired Documents documents;

    @BeforeEach
    void open() {
        desk.open();
    }

    void policy(LocalDate from, LocalDate until, boolean boughtHere) {
        policies.put(new Policy(desk.policyNo, visit.customer.id(), Optional.of(visit.vehicle.id()), "人保财险", from, until, 350_000, boughtHere, PolicyState.ACTIVE));
    }

    @Test
    @DisplayName("insurance-claim: an accident outside the policy period comes back to be corrected, with the reason")
    void outsideThePolicy() {
        policy(MONDAY.minusYears(2), MONDAY.minusYears(1), true);
        desk.phoned(Map.of());
        assertThat(shop.task("correct-claim").getDescription()).contains("不在保单「%s」的保险期间".formatted(desk.policyNo));
        assertThat(shop.shown("correct-claim", "claim")).containsEntry("policyNo", desk.policyNo);
        policy(MONDAY.minusYears(1), MONDAY.plusDays(1), true);
        shop.complete("correct-claim", "claim", desk.registration(Map.of()));
        assertThat(shop.shown("advise-customer", "claimAdvice")).as("the file knows that the policy was bought here").containsEntry("policyBoughtHere", true);
    }

    @Test
    @DisplayName("insurance-claim: an accident in the future is refused, as are a policy end before its start and a bad plate")
    void badRegistration() {
        assertThatThrownBy(() -> desk.phoned(Map.of("accidentAt", iso(shop.now().plusHours(1))))).hasMessageContaining("「出险时间」不能晚于现在");
        assertThatThrownBy(() -> desk.phoned(Map.of("policyFrom", "2026-12-01", "policyUntil", "2026-11-01"))).hasMessageContaining("「保险止期」不能早于「保险起期」");
        assertThatThrownBy(() -> desk.phoned(Map.of("plateNo", "A1"))).hasMessageContaining("「车牌号」的值「A1」");
    }

    @Test
    @DisplayName("insurance-claim: the same accident is not claimed twice")
    void claimedTwice() {
        desk.phoned(Map.of());
        var first = desk.caseNo();
        desk.phoned(Map.of());
        assertThat(shop.task("correct-claim").getDescription()).contains(first);
    }

    @Test
    @DisplayName("insurance-claim: a customer whom nobody knows is asked for; a policy that is not in the file needs its insurer")
    void unknownPolicy() {
        var entered = new HashMap<>(desk.registration(Map.of()));
        entered.remove("insurer");
        desk.claim = shop.startByForm("insurance-claim", "claim", entered);
        assertThat(shop.task("correct-claim").getDescription()).contains("请填保险公司");
    }

    @Test
    @DisplayName("insurance-claim: a claim telephoned in while the car is in the workshop joins the running order")
    void phonedWhileInTheWorkshop() {
        visit.walkIn("REPAIR");
        desk.phoned(Map.of());
        assertThat(shop.variable(desk.claim, "repairOrderNo")).isEqualTo(visit.caseNo());
    }

    @Test
    @DisplayName("insurance-claim: missing papers are asked for by telephone until they are complete")
    void missingPapers() {
        desk.phoned(Map.of()).advise(500, true).assess(300, 500);
        shop.complete("check-papers", "claimPapers", Map.of("papers", List.of("保险单"), "state", "MISSING", "missing", "事故证明"));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("claims-specialist");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThatThrownBy(() -> shop.complete("check-papers", "claimPapers", Map.of("state", "COMPLETE"))).hasMessageContaining("请勾出收到的资料");
        desk.papers();
        assertThat(visit.running()).isNotNull();
    }

    @Test
    @DisplayName("insurance-claim: the insurer's system answers instead of the specialist, who is reminded on the fifth day")
    void insurersSystem() {
        desk.phoned(Map.of("insurer", "平安")).advise(500, false);
        assertThat(shop.task("await-insurer").getDueDate()).isEqualTo(Shop.date(Shop.OPENING.plusDays(5)));
        String task = shop.task("await-insurer").getId();
        shop.advanceTo(Shop.OPENING.plusDays(6));
        assertThat(notices.about(task)).isNotEmpty();
        visit.publish("insurer-decision", desk.caseNo(), Map.of("insurerApproved", true, "assessedYuan", 450, "exclusion", false));
        assertThat(shop.hasTask("await-insurer")).isFalse();
        desk.papers();
        assertThat(shop.variable(desk.claim, "customerShareFen")).isEqualTo(5_000L);
    }

    @Test
    @DisplayName("insurance-claim: an answer without an amount comes back to be completed")
    void answerWithoutAmount() {
        desk.phoned(Map.of("insurer", "平安")).advise(500, false);
        visit.publish("insurer-decision", desk.caseNo(), Map.of("insurerApproved", true));
        assertThat(shop.task("await-insurer").getDescription()).contains("没有定损金额");
        desk.insurerSays(Map.of("approved", true, "assessedYuan", 500, "repairCostYuan", 500));
        assertThat(shop.hasTask("check-papers")).isTrue();
    }

    @Test
    @DisplayName("insurance-claim: an answer of the insurer before anybody named the cost of the repair comes back with what the insurer said")
    void answerWithoutCost() {
        desk.phoned(Map.of("insurer", "平安")).advise(false);
        visit.publish("insurer-decision", desk.caseNo(), Map.of("insurerApproved", true, "assessedYuan", 450));
        assertThat(shop.task("await-insurer").getDescription()).contains("还没有「事故维修费用」");
        assertThat(shop.shown("await-insurer", "insurerDecision")).containsEntry("assessedYuan", 450).containsEntry("approved", true);
    }

    @Test
    @DisplayName("insurance-claim: who wants advice only goes alone, and a waiting order hears that nothing is covered")
    void adviceOnly() {
        desk.raisedByTheWorkshop(Map.of());
        garage.agree("IN_STORE").inspect().price();
        shop.complete("advise-customer", "claimAdvice", Map.of("told", List.of("PROCESS"), "handling", "ADVICE_ONLY", "damageEstimateYuan", 800));
        assertThat(visit.order).isWaitingAt("approve-quote");
        desk.close();
        assertThat(desk.kept().outcome()).contains(ClaimOutcome.ADVICE_ONLY);
    }

    @Test
    @DisplayName("insurance-claim: a repair that the customer refuses or cancels after all is not settled with the insurer")
    void notRepaired() {
        desk.raisedByTheWorkshop(Map.of());
        garage.agree("IN_STORE").inspect().price();
        desk.advise(480, true).assess(480, 480).papers();
        visit.cancel("客户改去别处");
        assertThat(desk.claim).isWaitingAt("hand-over").hasNotPassed("settle-claim");
        desk.close();
        assertThat(desk.kept().outcome()).contains(ClaimOutcome.NOT_REPAIRED);
    }

    @Test
    @DisplayName("insurance-claim: without a mobile phone progress and settlement are told without messages")
    void withoutMobile() {
        desk.phoned(Map.of()).advise(480, true).assess(480, 480).papers();
        visit.phone("010-62345678");
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        desk.repairCalledOrder();
        assertThat(desk.claim).isWaitingAt("hand-over");
        assertThatThrownBy(() -> shop.complete("hand-over", "claimClosing", Map.of())).hasMessageContaining("请在「备注」里写明原因");
        desk.close();
        assertThat(shop.wordings(desk.caseNo())).isEmpty();
        assertThat(desk.kept().outcome()).contains(ClaimOutcome.SETTLED);
    }

    @Test
    @DisplayName("insurance-claim: a cancelled claim lets the waiting order go on")
    void cancelled() {
        desk.raisedByTheWorkshop(Map.of());
        garage.agree("IN_STORE").inspect().price();
        visit.publish("case-cancelled", desk.caseNo(), Map.of("cancelReason", "客户不报了"));
        assertThat(desk.claim).isEnded();
        assertThat(desk.kept().outcome()).contains(ClaimOutcome.CANCELLED);
        assertThat(visit.order).isWaitingAt("approve-quote");
    }

    @Test
    @DisplayName("insurance-claim: copies of policy, licence and ID card are taken at the papers and end with the claim")
    void copies() {
        desk.phoned(Map.of()).advise(500, true).assess(300, 500);
        assertThat(shop.task("check-papers").getProcessInstanceId()).isEqualTo(desk.claim.getId());
        papers.keep(new NewPaper(desk.caseNo(), "check-papers", PaperKind.POLICY, "张伟", "policy.pdf", documents.pdf(documents.latest(desk.caseNo(), "insurance-claim-damage").orElseThrow().id())),
                "claims-specialist-1");
        assertThat(papers.of(desk.caseNo())).singleElement().satisfies(kept -> assertThat(kept.kind()).isEqualTo(PaperKind.POLICY));
    }

    @Test
    @DisplayName("insurance-claim: telephoned in for a car whose order was not marked as insured, the order waits for the assessment before it asks the customer")
    void orderHearsOfThePhonedClaim() {
        visit.walkIn("REPAIR");
        garage.receive(false, Map.of("need", "修车门"));
        desk.phoned(Map.of("repairOrderNo", visit.caseNo()));
        garage.agree("IN_STORE").inspect().price();
        assertThat(visit.order).isWaitingAt("await-assessment");
        assertThat(shop.hasTask("approve-quote")).isFalse();
        desk.advise(480, true).assess(480, 480).papers();
        assertThat(shop.hasTask("approve-quote")).isTrue();
        assertThat(shop.variable(visit.order, "claimCoveredFen")).hasToString("48000");
    }

    @Test
    @DisplayName("insurance-claim: a claim telephoned in and cancelled lets the order go on")
    void orderGoesOnWithoutThePhonedClaim() {
        visit.walkIn("REPAIR");
        garage.receive(false, Map.of("need", "修车门"));
        desk.phoned(Map.of("repairOrderNo", visit.caseNo()));
        garage.agree("IN_STORE").inspect().price();
        events.publish("case-cancelled", desk.caseNo(), Map.of("cancelReason", "客户不走保险了"), java.time.Duration.ofDays(1), java.util.Optional.empty(), java.util.UUID.randomUUID().toString());
        shop.settle();
        assertThat(shop.hasTask("approve-quote")).isTrue();
    }
}
