package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.testing.PdfText;
import io.tiaoli.workers.documents.Documents;

@FlowTest
class InsuranceClaimTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired RepairShop garage;
    @Autowired RepairVisit visit;
    @Autowired ClaimDesk desk;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        desk.open();
    }

    boolean assessedHere(String insurer, boolean singleParty, double estimate) {
        desk.open();
        desk.phoned(Map.of("insurer", insurer, "singleParty", singleParty, "damageEstimateYuan", estimate)).advise(500, false);
        boolean here = shop.hasTask("assess-here");
        assertThat(shop.hasTask("await-insurer")).isEqualTo(!here);
        runtime.deleteProcessInstance(desk.claim.getId(), "next");
        return here;
    }

    @Test
    @DisplayName("insurance-claim fact 1: with the partner insurer, single-party and 1 000.00 are assessed here, 1 000.01 by the insurer; another insurer's 400 by the insurer")
    void whoAssesses() {
        assertThat(assessedHere("人保财险", true, 1000)).isTrue();
        assertThat(assessedHere("人保财险", true, 1000.01)).isFalse();
        assertThat(assessedHere("平安", true, 400)).isFalse();
    }

    @Test
    @DisplayName("insurance-claim fact 2: a two-party accident of 400 is assessed by the insurer")
    void twoParties() {
        assertThat(assessedHere("人保财险", false, 400)).isFalse();
    }

    @Test
    @DisplayName("insurance-claim fact 3: repair 500, assessed 300 and insured elsewhere, the share shown is 200; bought here without exclusion it is 0")
    void customerShare() throws IOException {
        desk.phoned(Map.of()).advise(500, false).assess(300, 500).papers();
        assertThat(shop.task("agree-share").getProcessInstanceId()).isEqualTo(desk.claim.getId());
        assertThat(shop.variable(desk.claim, "customerShareFen")).isEqualTo(20_000L);
        assertThat(pdf("insurance-claim-damage")).contains("左前门", "划痕", "¥300.00", "¥500.00", "本店定损");
        runtime.deleteProcessInstance(desk.claim.getId(), "next");

        desk.open();
        desk.phoned(Map.of()).advise(500, true).assess(300, 500).papers();
        assertThat(shop.variable(desk.claim, "customerShareFen")).isEqualTo(0L);
        assertThat(shop.hasTask("agree-share")).isFalse();
    }

    @Test
    @DisplayName("insurance-claim: the cost of the repair is asked when it is known, and once")
    void costOnce() {
        desk.phoned(Map.of()).advise(500, false);
        assertThat(shop.shown("assess-here", "damageSheet")).containsEntry("repairCostYuan", 500);
        runtime.deleteProcessInstance(desk.claim.getId(), "next");

        desk.open();
        desk.phoned(Map.of()).advise(false);
        assertThat(shop.shown("assess-here", "damageSheet")).doesNotContainKey("repairCostYuan");
        desk.assess(500, 500);
        assertThat(shop.hasTask("check-papers")).isTrue();
    }

    @Test
    @DisplayName("insurance-claim fact 4: a repair from Monday 10:00 to Thursday 11:00 gives three progress messages, on Tuesday, Wednesday and Thursday at 10:00")
    void dailyProgress() {
        shop.at(MONDAY.atTime(10, 0));
        desk.phoned(Map.of()).advise(480, true).assess(480, 480).papers();
        shop.advanceTo(MONDAY.plusDays(3).atTime(11, 0));
        desk.repairCalledOrder();
        assertThat(desk.claim).isWaitingAt("hand-over");
        shop.advanceTo(MONDAY.plusDays(5).atTime(11, 0));
        assertThat(progressTimes()).containsExactly(MONDAY.plusDays(1).atTime(10, 0), MONDAY.plusDays(2).atTime(10, 0), MONDAY.plusDays(3).atTime(10, 0));
    }

    @Test
    @DisplayName("insurance-claim fact 4: the advisor's daily report counts, whichever of the two comes first")
    void oneMessageADay() {
        desk.raisedByTheWorkshop(Map.of());
        garage.agree("IN_STORE").inspect().price();
        shop.advanceTo(MONDAY.atTime(10, 0));
        desk.advise(480, true).assess(480, 480).papers();
        garage.approveAll().signOrder();
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        shop.complete("report-progress", "progress", Map.of("state", "喷漆", "way", "CALLED"));
        shop.advanceTo(MONDAY.plusDays(1).atTime(10, 0));
        assertThat(progressTimes()).as("Tuesday the advisor has called").isEmpty();
        shop.advanceTo(MONDAY.plusDays(2).atTime(10, 0));
        assertThat(progressTimes()).as("Wednesday nobody has").hasSize(1);
        shop.complete("report-progress", "progress", Map.of("state", "抛光", "way", "SMS"));
        assertThat(shop.wordings(visit.caseNo())).as("no second message on Wednesday").doesNotContain("vehicle-repair-progress.sms");
        shop.advanceTo(MONDAY.plusDays(3).atTime(9, 30));
        shop.complete("report-progress", "progress", Map.of("state", "装车", "way", "SMS"));
        assertThat(shop.wordings(visit.caseNo())).containsOnlyOnce("vehicle-repair-progress.sms");
    }

    @Test
    @DisplayName("insurance-claim fact 5: with an exclusion the customer approves the share before any work")
    void exclusion() {
        desk.phoned(Map.of()).advise(500, true).assess(400, 500, Map.of("exclusion", true, "exclusionNote", "轮胎单独损坏不在保")).papers();
        assertThat(visit.running()).isNull();
        desk.share("YES");
        assertThat(shop.variable(visit.running(), "claimCoveredFen")).isEqualTo(40_000L);
    }

    @Test
    @DisplayName("insurance-claim facts 6 and 7: a scrape seen at the walk-round and agreed starts the claim; no second repair order is made for the car")
    void raisedAtTheWalkRound() throws IOException {
        desk.raisedByTheWorkshop(Map.of());
        assertThat(desk.caseNo()).startsWith("LP-20261123-");
        assertThat(shop.variable(desk.claim, "repairOrderNo")).isEqualTo(visit.caseNo());
        garage.agree("IN_STORE").inspect().price();
        assertThat(visit.order).isWaitingAt("await-assessment");
        desk.advise(480, false).assess(300, 480).papers().share("YES");
        garage.approveAll().signOrder().repair().pass();
        assertThat(shop.variable(visit.order, "amountDueFen")).isEqualTo(18_000L);
        garage.pay(180).handOver();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("vehicle-repair").count()).isZero();
        assertThat(orders()).isEqualTo(1);
        desk.close();
        assertThat(desk.claim).isEnded();
        assertThat(shop.wordings(desk.caseNo())).containsExactly("insurance-claim-settled.sms");
        assertThat(pdf("insurance-claim-file")).contains(visit.vehicle.plateNo(), desk.policyNo, "已结案", "¥180.00", "保险单、行驶证");
    }

    @Test
    @DisplayName("insurance-claim fact 8: the insurer rejects and the customer declines the share: no repair work starts and the claim file is closed")
    void rejectedAndDeclined() throws IOException {
        desk.phoned(Map.of("insurer", "平安")).advise(500, false).insurerSays(Map.of("approved", false, "repairCostYuan", 500, "reason", "酒后驾驶"));
        assertThat(shop.variable(desk.claim, "customerShareFen")).isEqualTo(50_000L);
        desk.share("NO");
        desk.close();
        assertThat(desk.claim).isEnded();
        assertThat(orders()).isZero();
        assertThat(pdf("insurance-claim-file")).contains("客户不承担差额，不修", "拒赔：酒后驾驶");
    }

    @Test
    @DisplayName("insurance-claim fact 8: a running order hears that nothing is covered, and the customer decides on the quote")
    void declinedInTheWorkshop() {
        desk.raisedByTheWorkshop(Map.of("insurer", "平安"));
        garage.agree("IN_STORE").inspect().price();
        desk.advise(480, false).insurerSays(Map.of("approved", false, "repairCostYuan", 480, "reason", "不在保险责任内")).share("NO");
        assertThat(visit.order).isWaitingAt("approve-quote").hasNotPassed("repair-car");
        assertThat(shop.variable(visit.order, "claimCoveredFen")).hasToString("0");
        assertThat(shop.variable(visit.order, "claimApproved")).isEqualTo(false);
        assertThat(desk.claim).isWaitingAt("hand-over").hasPassed("tell-not-covered").hasNotPassed("tell-assessed");
    }

    int orders() {
        return jdbc.sql("select count(*) from repair_order where vehicle_id = ?").param(visit.vehicle.id()).query(Integer.class).single();
    }

    List<LocalDateTime> progressTimes() {
        return jdbc.sql("select created_at from message where case_no = ? and wording_key = 'insurance-claim-progress.sms' order by created_at").param(desk.caseNo())
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime()).list();
    }

    String pdf(String kind) {
        var paper = documents.latest(desk.caseNo(), kind).orElseThrow();
        return PdfText.of(documents.pdf(paper.id()));
    }
}
