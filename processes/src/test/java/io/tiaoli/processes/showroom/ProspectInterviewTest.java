package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.traffic.TrafficSheet;
import io.tiaoli.workers.traffic.TrafficSheet.Channel;
import io.tiaoli.workers.traffic.TrafficSheet.Line;
import io.tiaoli.workers.wording.CaseFacts;

@FlowTest
class ProspectInterviewTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();

    @Autowired Shop shop;
    @Autowired TrafficSheet traffic;
    @Autowired CaseFacts facts;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;
    ProcessInstance check;

    /** A visitor of Saturday is to be asked. */
    @BeforeEach
    void visitor() {
        jdbc.sql("delete from traffic_line").update();
        shop.at(MONDAY.atTime(10, 0));
        var customer = shop.newCustomer("访客");
        traffic.add(new Line("T-VISIT", Shop.instant(MONDAY.minusDays(2).atTime(15, 0)), Channel.VISIT, Optional.of(customer.id()), Optional.of("访客"), customer.phone(), "SALES", Optional.of("轩逸"),
                Optional.of("sales-consultant-1"), Optional.empty()), UUID.randomUUID().toString());
        check = shop.startByForm("prospect-spot-check", "spotCheck", Map.of("periodFrom", MONDAY.minusDays(7).toString(), "periodTo", MONDAY.minusDays(1).toString(), "sampleSize", 1));
    }

    @Test
    @DisplayName("prospect-spot-check: who calls says which day's visit it is about, and whoever is on the phone fills in the sheet")
    void whoCallsAsks() {
        String interview = runtime.createProcessInstanceQuery().processDefinitionKey("prospect-spot-check-interview").singleResult().getBusinessKey();
        assertThat(facts.of(interview, facts.known().keySet())).containsEntry("showroomVisitOn", "11月21日");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(shop.task("fill-interview").getAssignee()).isEqualTo("customer-service-1");
        assertThat(shop.task("fill-interview").getDescription()).contains("11月21日来店");
    }

    @Test
    @DisplayName("prospect-spot-check: the managers are told whose reception of which day the visitor complains of, and only what was not done")
    void managersKnowWhose() {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("fill-interview", "prospectSpotCheckInterviewVisit", Map.of("item1", "MET", "item2", "NOT_MET", "item3", "MET", "item4", "MET", "satisfaction", 2));
        assertThat(runtime.createVariableInstanceQuery().variableName("failedText").list()).extracting(known -> String.valueOf(known.getValue())).contains("问了需求（不合格）");
        assertThat(shop.task("verify-visit").getDescription()).contains("11月21日来店", "接待顾问：");
        shop.complete("verify-visit", "verification", Map.of("statement", "当时在接另一组客户", "result", "CONFIRMED"));
        assertThat(shop.task("decide-amount").getDescription()).contains("11月21日来店", "接待顾问：");
        shop.complete("decide-amount", "penalty", Map.of("amountYuan", 0, "reason", "首次，口头提醒"));
        assertThat(facts.of(check.getBusinessKey(), facts.known().keySet())).containsEntry("visitDays", "11月21日").extractingByKey("interviews").asInstanceOf(LIST).singleElement().asInstanceOf(MAP)
                .containsEntry("statement", "属实").containsEntry("satisfaction", "2").containsKey("consultant");
    }
}
