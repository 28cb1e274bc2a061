package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.spotchecks.Samples;
import io.tiaoli.workers.spotchecks.Samples.State;

/** What a dissatisfied visitor or a false record leads to, and what it does not. */
@FlowTest
class ProspectSpotCheckFindingsTest {

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired Samples samples;
    @Autowired SheetResults results;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;
    @Autowired SpotCheckDesk desk;

    @BeforeEach
    void emptySheet() {
        desk.emptySheet();
    }

    @Test
    @DisplayName("prospect-spot-check facts 2 and 8: satisfaction 2 is dissatisfied: the showroom manager has a task and a complaint exists")
    void dissatisfiedVisitor() {
        var check = desk.dissatisfied();
        assertThat(samples.of(desk.caseNo(check)).get(0).dissatisfied()).contains(true);
        assertThat(shop.groups(shop.task("verify-visit"))).containsExactly("showroom-manager");
        assertThat(shop.shown("register-complaint", "complaint")).containsEntry("source", "SURVEY").containsEntry("area", "SHOWROOM");
    }

    @Test
    @DisplayName("prospect-spot-check facts 3 and 8: satisfaction 3 is not dissatisfied: no penalty, no complaint; the score is the consultant's")
    void contentVisitor() {
        desk.visitor();
        var check = desk.check(Map.of("sampleSize", 1));
        String caseNo = desk.caseNo(check);
        desk.reached();
        assertThat(shop.groups(shop.task("fill-interview"))).containsExactly("customer-service");
        desk.answers(3);
        assertThat(check).isEnded();
        var sample = samples.of(caseNo).get(0);
        assertThat(sample.dissatisfied()).contains(false);
        assertThat(shop.hasTask("verify-visit")).isFalse();
        assertThat(shop.hasTask("register-complaint")).isFalse();
        assertThat(results.of(sample.interviewNo().orElseThrow())).singleElement().satisfies(result -> {
            assertThat(result.person()).contains("sales-consultant-1");
            assertThat(result.score()).contains(new java.math.BigDecimal("66.67"));
        });
        assertThat(documents.of(caseNo)).singleElement().satisfies(d -> assertThat(d.title()).isEqualTo("意向客户抽访报告"));
    }

    @Test
    @DisplayName("prospect-spot-check fact 5: a false record costs half of the loss, and nothing by that rule where no loss is entered")
    void falseRecord() {
        var check = desk.dissatisfied();
        String caseNo = desk.caseNo(check);
        desk.verified(Map.of("falseRecord", true, "lossYuan", 1000));
        assertThat(shop.groups(shop.task("decide-amount"))).containsExactly("sales-manager");
        assertThat(runtime.createVariableInstanceQuery().variableName("proposedPenalty").singleResult().getValue()).hasToString("500.0");
        shop.complete("decide-amount", "penalty", Map.of("amountYuan", 500, "reason", "接待记录不实"));
        assertThat(check).isEnded();
        assertThat(samples.of(caseNo).get(0).penaltyFen()).contains(50_000L);

        jdbc.sql("delete from traffic_line").update();
        desk.dissatisfied();
        desk.verified(Map.of("falseRecord", true));
        assertThat(runtime.createVariableInstanceQuery().variableName("proposedPenalty").singleResult().getValue()).hasToString("0.0");
        shop.complete("decide-amount", "penalty", Map.of("amountYuan", 0, "reason", "首次，口头提醒"));
    }

    @Test
    @DisplayName("prospect-spot-check fact 9: what is not confirmed costs nothing, the complaint stays")
    void notConfirmed() {
        var check = desk.dissatisfied();
        String caseNo = desk.caseNo(check);
        desk.verified(Map.of("result", "NOT_CONFIRMED"));
        assertThat(check).isEnded();
        assertThat(shop.hasTask("decide-amount")).isFalse();
        assertThat(shop.hasTask("register-complaint")).isTrue();
        assertThat(samples.of(caseNo).get(0).statement()).contains("NOT_CONFIRMED");
    }

    @Test
    @DisplayName("prospect-spot-check: cancelled, nobody else is called, who was not talked to is let go, and what was answered stays")
    void cancelled() {
        desk.visitors(3);
        var check = desk.check(Map.of("sampleSize", 2));
        String caseNo = desk.caseNo(check);
        shop.submit(shop.tasks("call-customer").get(0), "contact", Map.of("result", "REACHED"));
        desk.answers(5);
        house.publish("case-cancelled", caseNo, Map.of("cancelReason", "这周不抽访"));
        assertThat(house.ended(check)).isTrue();
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(desk.states(caseNo)).containsExactlyInAnyOrder(State.ANSWERED, State.CANCELLED, State.CANCELLED);
    }

    @Test
    @DisplayName("prospect-spot-check: one interview that is cancelled asks nobody in its place, the others go on")
    void interviewCancelled() {
        desk.visitors(3);
        var check = desk.check(Map.of("sampleSize", 2));
        String caseNo = desk.caseNo(check);
        String interview = runtime.createProcessInstanceQuery().processDefinitionKey("prospect-spot-check-interview").superProcessInstanceId(check.getId()).list().get(0).getBusinessKey();
        house.publish("case-cancelled", interview, Map.of("cancelReason", "客户是同行"));
        assertThat(shop.tasks("call-customer")).hasSize(1);
        assertThat(desk.states(caseNo)).containsExactlyInAnyOrder(State.CANCELLED, State.ASKING, State.RESERVE);
        desk.reached();
        desk.answers(5);
        assertThat(house.ended(check)).isTrue();
    }
}
