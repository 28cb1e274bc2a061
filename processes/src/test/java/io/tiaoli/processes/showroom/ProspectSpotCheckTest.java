package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.SheetResults;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.showroom.DeliveryPlans;
import io.tiaoli.workers.spotchecks.Samples;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;

@FlowTest
class ProspectSpotCheckTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDate SATURDAY = MONDAY.minusDays(2);
    static final String VISIT = "prospectSpotCheckInterviewVisit";

    @Autowired Shop shop;
    @Autowired CarShop house;
    @Autowired TrafficSheet traffic;
    @Autowired Samples samples;
    @Autowired DeliveryPlans deliveries;
    @Autowired SheetResults results;
    @Autowired Documents documents;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void emptySheet() {
        jdbc.sql("delete from traffic_line").update();
        shop.at(MONDAY.atTime(10, 0));
    }

    Customer visitor() {
        var customer = shop.newCustomer("访客");
        traffic.add(new Line("T-VISIT", Shop.instant(SATURDAY.atTime(15, 0)), Channel.VISIT, Optional.of(customer.id()), Optional.of("访客"), customer.phone(), "SALES", Optional.of("轩逸"),
                Optional.of("sales-consultant-1"), Optional.empty()), UUID.randomUUID().toString());
        return customer;
    }

    void visitors(int count) {
        for (int i = 0; i < count; i++) visitor();
    }

    ProcessInstance check(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("periodFrom", MONDAY.minusDays(7).toString(), "periodTo", MONDAY.minusDays(1).toString()));
        entered.putAll(more);
        return shop.startByForm("prospect-spot-check", "spotCheck", entered);
    }

    String caseNo(ProcessInstance check) {
        return runtime.createProcessInstanceQuery().processInstanceId(check.getId()).singleResult().getBusinessKey();
    }

    List<State> states(String caseNo) {
        return samples.of(caseNo).stream().map(Sample::state).toList();
    }

    void reached() {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
    }

    void answers(int satisfaction) {
        shop.complete("fill-interview", VISIT, Map.of("item1", "MET", "item2", "NOT_MET", "item3", "MET", "item4", "NOT_APPLICABLE", "satisfaction", satisfaction, "reasonNotBuying", "再看看"));
    }

    ProcessInstance dissatisfied() {
        visitor();
        var check = check(Map.of("sampleSize", 1));
        reached();
        answers(2);
        return check;
    }

    void verified(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(Map.of("statement", "当时在接另一组客户", "result", "CONFIRMED"));
        entered.putAll(more);
        shop.complete("verify-visit", "verification", entered);
    }

    @Test
    @DisplayName("prospect-spot-check facts 1 and 7: of 50 visitors 5 are asked, of 51 visitors 6")
    void drawsAShareRoundedUp() {
        visitors(50);
        var fifty = check(Map.of());
        assertThat(shop.tasks("call-customer")).hasSize(5);
        assertThat(states(caseNo(fifty))).hasSize(50).filteredOn(s -> s == State.ASKING).hasSize(5);
        runtime.deleteProcessInstance(fifty.getId(), "enough");
        visitor();
        check(Map.of());
        assertThat(shop.tasks("call-customer")).hasSize(6);
    }

    @Test
    @DisplayName("prospect-spot-check facts 2 and 8: satisfaction 2 is dissatisfied: the showroom manager has a task and a complaint exists")
    void dissatisfiedVisitor() {
        var check = dissatisfied();
        assertThat(samples.of(caseNo(check)).get(0).dissatisfied()).contains(true);
        assertThat(shop.groups(shop.task("verify-visit"))).containsExactly("showroom-manager");
        assertThat(shop.shown("register-complaint", "complaint")).containsEntry("source", "SURVEY").containsEntry("area", "SHOWROOM");
    }

    @Test
    @DisplayName("prospect-spot-check facts 3 and 8: satisfaction 3 is not dissatisfied: no penalty, no complaint; the score is the consultant's")
    void contentVisitor() {
        visitor();
        var check = check(Map.of("sampleSize", 1));
        String caseNo = caseNo(check);
        reached();
        assertThat(shop.groups(shop.task("fill-interview"))).containsExactly("customer-service");
        answers(3);
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
    @DisplayName("prospect-spot-check fact 4: when the second call is unanswered the interview ends unreachable and a reserve customer is asked")
    void drawsAReserve() {
        visitors(2);
        var check = check(Map.of("sampleSize", 1));
        String caseNo = caseNo(check);
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(5));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        assertThat(shop.hasTask("follow-up-customer")).isFalse();
        assertThat(states(caseNo)).containsExactly(State.UNREACHABLE, State.ASKING);
        assertThat(shop.tasks("call-customer")).hasSize(1);
        reached();
        answers(5);
        assertThat(check).isEnded();
        assertThat(states(caseNo)).containsExactly(State.UNREACHABLE, State.ANSWERED);
    }

    @Test
    @DisplayName("prospect-spot-check: nobody in reserve, the check ends; who declines is recorded and not replaced")
    void declines() {
        visitors(2);
        var check = check(Map.of("sampleSize", 1));
        String caseNo = caseNo(check);
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(check).isEnded();
        assertThat(states(caseNo)).containsExactly(State.DECLINED, State.RESERVE);
    }

    @Test
    @DisplayName("prospect-spot-check fact 5: a false record costs half of the loss, and nothing by that rule where no loss is entered")
    void falseRecord() {
        var check = dissatisfied();
        String caseNo = caseNo(check);
        verified(Map.of("falseRecord", true, "lossYuan", 1000));
        assertThat(shop.groups(shop.task("decide-amount"))).containsExactly("sales-manager");
        assertThat(runtime.createVariableInstanceQuery().variableName("proposedPenalty").singleResult().getValue()).hasToString("500.0");
        shop.complete("decide-amount", "penalty", Map.of("amountYuan", 500, "reason", "接待记录不实"));
        assertThat(check).isEnded();
        assertThat(samples.of(caseNo).get(0).penaltyFen()).contains(50_000L);

        jdbc.sql("delete from traffic_line").update();
        dissatisfied();
        verified(Map.of("falseRecord", true));
        assertThat(runtime.createVariableInstanceQuery().variableName("proposedPenalty").singleResult().getValue()).hasToString("0.0");
        shop.complete("decide-amount", "penalty", Map.of("amountYuan", 0, "reason", "首次，口头提醒"));
    }

    @Test
    @DisplayName("prospect-spot-check fact 6: an interview that falls at 13:00 waits until 14:30")
    void waitsOverNoon() {
        shop.at(MONDAY.atTime(13, 0));
        visitor();
        check(Map.of("sampleSize", 1));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(14, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(14, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("prospect-spot-check fact 9: what is not confirmed costs nothing, the complaint stays")
    void notConfirmed() {
        var check = dissatisfied();
        String caseNo = caseNo(check);
        verified(Map.of("result", "NOT_CONFIRMED"));
        assertThat(check).isEnded();
        assertThat(shop.hasTask("decide-amount")).isFalse();
        assertThat(shop.hasTask("register-complaint")).isTrue();
        assertThat(samples.of(caseNo).get(0).statement()).contains("NOT_CONFIRMED");
    }

    @Test
    @DisplayName("prospect-spot-check: on Monday at nine the visitors of the last seven days are drawn by itself; who has ordered is passed over")
    void weekly() {
        shop.at(MONDAY.minusDays(1).atTime(20, 0));
        management.setJobDuedate(shop.clock("prospect-spot-check-week").getId(), Shop.date(MONDAY.atTime(9, 0)));
        var bought = visitor();
        deliveries.put(new DeliveryPlans.Plan("T-" + bought.id().substring(0, 20), bought.id(), "访客", "轩逸", Shop.instant(MONDAY.plusDays(9).atTime(10, 0)), true));
        shop.advanceTo(MONDAY.atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(jdbc.sql("select state from spot_check_sample where customer_id = ?").param(bought.id()).query(String.class).list()).containsExactly("SKIPPED");

        var other = visitor();
        check(Map.of());
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("prospect-spot-check-interview").list()).hasSize(1);
        assertThat(jdbc.sql("select state from spot_check_sample where customer_id = ?").param(other.id()).query(String.class).single()).isEqualTo("ASKING");
        deliveries.close("T-" + bought.id().substring(0, 20));
    }

    @Test
    @DisplayName("prospect-spot-check: a period without visitors ends without anybody to ask")
    void nobodyCame() {
        assertThat(check(Map.of())).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
    }

    @Test
    @DisplayName("prospect-spot-check: cancelled, nobody else is called, who was not talked to is let go, and what was answered stays")
    void cancelled() {
        visitors(3);
        var check = check(Map.of("sampleSize", 2));
        String caseNo = caseNo(check);
        shop.submit(shop.tasks("call-customer").get(0), "contact", Map.of("result", "REACHED"));
        answers(5);
        house.publish("case-cancelled", caseNo, Map.of("cancelReason", "这周不抽访"));
        assertThat(house.ended(check)).isTrue();
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(states(caseNo)).containsExactlyInAnyOrder(State.ANSWERED, State.CANCELLED, State.CANCELLED);
    }

    @Test
    @DisplayName("prospect-spot-check: one interview that is cancelled asks nobody in its place, the others go on")
    void interviewCancelled() {
        visitors(3);
        var check = check(Map.of("sampleSize", 2));
        String caseNo = caseNo(check);
        String interview = runtime.createProcessInstanceQuery().processDefinitionKey("prospect-spot-check-interview").superProcessInstanceId(check.getId()).list().get(0).getBusinessKey();
        house.publish("case-cancelled", interview, Map.of("cancelReason", "客户是同行"));
        assertThat(shop.tasks("call-customer")).hasSize(1);
        assertThat(states(caseNo)).containsExactlyInAnyOrder(State.CANCELLED, State.ASKING, State.RESERVE);
        reached();
        answers(5);
        assertThat(house.ended(check)).isTrue();
    }
}
