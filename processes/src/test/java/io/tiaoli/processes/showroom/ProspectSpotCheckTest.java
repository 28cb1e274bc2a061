package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.showroom.DeliveryPlans;
import io.tiaoli.workers.spotchecks.Samples.State;

/** Who is drawn for a spot check, when and how often they are called. */
@FlowTest
class ProspectSpotCheckTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired DeliveryPlans deliveries;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired JdbcClient jdbc;
    @Autowired SpotCheckDesk desk;

    @BeforeEach
    void emptySheet() {
        desk.emptySheet();
    }

    @Test
    @DisplayName("prospect-spot-check facts 1 and 7: of 50 visitors 5 are asked, of 51 visitors 6")
    void drawsAShareRoundedUp() {
        desk.visitors(50);
        var fifty = desk.check(Map.of());
        assertThat(shop.tasks("call-customer")).hasSize(5);
        assertThat(desk.states(desk.caseNo(fifty))).hasSize(50).filteredOn(s -> s == State.ASKING).hasSize(5);
        runtime.deleteProcessInstance(fifty.getId(), "enough");
        desk.visitor();
        desk.check(Map.of());
        assertThat(shop.tasks("call-customer")).hasSize(6);
    }

    @Test
    @DisplayName("prospect-spot-check fact 4: when the second call is unanswered the interview ends unreachable and a reserve customer is asked")
    void drawsAReserve() {
        desk.visitors(2);
        var check = desk.check(Map.of("sampleSize", 1));
        String caseNo = desk.caseNo(check);
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(5));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        assertThat(shop.hasTask("follow-up-customer")).isFalse();
        assertThat(desk.states(caseNo)).containsExactly(State.UNREACHABLE, State.ASKING);
        assertThat(shop.tasks("call-customer")).hasSize(1);
        desk.reached();
        desk.answers(5);
        assertThat(check).isEnded();
        assertThat(desk.states(caseNo)).containsExactly(State.UNREACHABLE, State.ANSWERED);
    }

    @Test
    @DisplayName("prospect-spot-check: nobody in reserve, the check ends; who declines is recorded and not replaced")
    void declines() {
        desk.visitors(2);
        var check = desk.check(Map.of("sampleSize", 1));
        String caseNo = desk.caseNo(check);
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(check).isEnded();
        assertThat(desk.states(caseNo)).containsExactly(State.DECLINED, State.RESERVE);
    }

    @Test
    @DisplayName("prospect-spot-check fact 6: an interview that falls at 13:00 waits until 14:30")
    void waitsOverNoon() {
        shop.at(MONDAY.atTime(13, 0));
        desk.visitor();
        desk.check(Map.of("sampleSize", 1));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(14, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.atTime(14, 30));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("prospect-spot-check: on Monday at nine the visitors of the last seven days are drawn by itself; who has ordered is passed over")
    void weekly() {
        shop.at(MONDAY.minusDays(1).atTime(20, 0));
        management.setJobDuedate(shop.clock("prospect-spot-check-week").getId(), Shop.date(MONDAY.atTime(9, 0)));
        var bought = desk.visitor();
        deliveries.put(new DeliveryPlans.Plan("T-" + bought.id().substring(0, 20), bought.id(), "访客", "轩逸", Shop.instant(MONDAY.plusDays(9).atTime(10, 0)), true));
        shop.advanceTo(MONDAY.atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(jdbc.sql("select state from spot_check_sample where customer_id = ?").param(bought.id()).query(String.class).list()).containsExactly("SKIPPED");

        var other = desk.visitor();
        desk.check(Map.of());
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("prospect-spot-check-interview").list()).hasSize(1);
        assertThat(jdbc.sql("select state from spot_check_sample where customer_id = ?").param(other.id()).query(String.class).single()).isEqualTo("ASKING");
        deliveries.close("T-" + bought.id().substring(0, 20));
    }

    @Test
    @DisplayName("prospect-spot-check: a period without visitors ends without anybody to ask")
    void nobodyCame() {
        assertThat(desk.check(Map.of())).isEnded();
        assertThat(shop.hasTask("call-customer")).isFalse();
    }
}
