package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.tradein.TradeInResult;

/** What else may happen in a campaign: no answer, later, refused, its end, its cancellation. */
@FlowTest
class TradeInDevelopmentExceptionsTest {

    static final LocalDate MONDAY = TradeInShowroom.MONDAY;

    @Autowired Shop shop;
    @Autowired TradeInShowroom campaigns;
    @Autowired ProcessEngine engine;
    @Autowired Documents documents;
    @Autowired Cases cases;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void open() {
        campaigns.open();
    }

    @Test
    @DisplayName("trade-in-development: without an exchange within a day the even allocation holds")
    void allocationUnanswered() {
        campaigns.owner(40);
        campaigns.allocated();
        shop.advanceTo(Shop.OPENING.plusDays(1).minusMinutes(1));
        assertThat(shop.hasTask("check-counts")).isFalse();
        shop.advanceTo(Shop.OPENING.plusDays(1));
        assertThat(shop.hasTask("check-counts")).isTrue();
        assertThat(shop.hasTask("adjust-allocation")).isFalse();
    }

    @Test
    @DisplayName("trade-in-development: the sales manager exchanges customers within a day; nobody gets more of them than the even share")
    void exchanged() {
        var first = campaigns.owner(42);
        var second = campaigns.owner(41);
        var third = campaigns.owner(40);
        var campaign = campaigns.allocated();
        assertThat(shop.groups(shop.task("adjust-allocation"))).containsExactly("sales-manager");
        var shown = campaigns.allocation();
        assertThat(shown).extracting(row -> row.get("consultantId")).containsExactly("sales-consultant-1", "sales-consultant-2", "sales-consultant-3");

        campaigns.adjust(shown, "sales-consultant-1", "sales-consultant-1", "sales-consultant-3");
        assertThat(shop.task("adjust-allocation").getDescription()).contains("分到 2 位，平均分配最多 1 位");
        campaigns.adjust(shown, "sales-consultant-2", "sales-consultant-1", "sales-consultant-3");
        assertThat(campaigns.candidate(campaign, first).consultantId()).contains("sales-consultant-2");
        assertThat(campaigns.candidate(campaign, second).consultantId()).contains("sales-consultant-1");
        assertThat(campaigns.candidate(campaign, third).consultantId()).contains("sales-consultant-3");
        assertThat(shop.hasTask("check-counts")).isTrue();
        campaigns.check(3, "EQUAL");
        campaigns.call(first, "REACHED");
        assertThat(campaigns.taskOf("ask-interest", first).getAssignee()).isEqualTo("sales-consultant-2");
    }

    @Test
    @DisplayName("trade-in-development: later means a call at the agreed time, not after the end of the campaign")
    void later() {
        var owner = campaigns.owner(40);
        campaigns.contacting();
        campaigns.call(owner, "REACHED");
        assertThatThrownBy(() -> campaigns.interest(owner, campaigns.later(MONDAY.plusMonths(4).atTime(10, 0)))).hasMessageContaining("不晚于活动结束");
        campaigns.interest(owner, campaigns.later(MONDAY.plusDays(30).atTime(10, 0)));
        shop.advanceTo(MONDAY.plusDays(30).atTime(9, 59));
        assertThat(campaigns.isCalled(owner)).isFalse();
        shop.advanceTo(MONDAY.plusDays(30).atTime(10, 0));
        assertThat(campaigns.isCalled(owner)).isTrue();
    }

    @Test
    @DisplayName("trade-in-development: at the end of the campaign open contacts count as not reached, the report is made, and a running appraisal goes on")
    void endOfTheCampaign() {
        var interested = campaigns.owner(40);
        var postponed = campaigns.owner(41);
        var open = campaigns.owner(42);
        var campaign = campaigns.contacting();
        campaigns.call(interested, "REACHED");
        campaigns.interest(interested, Map.of("result", "INTERESTED", "wantedModel", "天籁 2.0T"));
        campaigns.call(postponed, "REACHED");
        campaigns.interest(postponed, campaigns.later(MONDAY.plusMonths(3).atTime(17, 0)));
        shop.advanceTo(MONDAY.plusMonths(3).atTime(16, 0));
        assertThat(campaigns.isCalled(open)).isTrue();
        shop.advanceTo(MONDAY.plusMonths(3).atTime(18, 0));
        assertThat(campaigns.isCalled(open) || campaigns.isCalled(postponed)).isFalse();
        assertThat(List.of(campaigns.candidate(campaign, open), campaigns.candidate(campaign, postponed))).allSatisfy(known -> assertThat(known.result()).contains(TradeInResult.NOT_REACHED));
        assertThat(campaigns.candidate(campaign, interested).result()).contains(TradeInResult.INTERESTED);
        assertThat(campaigns.running("used-car-appraisal", interested)).hasSize(1);
        assertThat(documents.latest(campaign.getBusinessKey(), "trade-in-development-report")).isPresent();
        assertThat(campaign).hasPassed("close-campaign-in-time");
    }

    @Test
    @DisplayName("trade-in-development: who refused or gave no consent is recorded so, and not pressed")
    void refusedAndNoConsent() {
        var refusing = campaigns.owner(40);
        var silent = campaigns.owner(41);
        jdbc.sql("delete from consent where customer_id = ?").param(silent.id()).update();
        var campaign = campaigns.contacting();
        assertThat(campaigns.isCalled(silent)).isFalse();
        campaigns.call(refusing, "REFUSED");
        assertThat(campaigns.candidate(campaign, refusing).result()).contains(TradeInResult.REFUSED);
        assertThat(campaigns.candidate(campaign, silent).result()).contains(TradeInResult.NO_CONSENT);
        assertThat(campaign).isEnded().hasPassed("close-campaign");
    }

    @Test
    @DisplayName("trade-in-development: a quarter begins with a campaign that waits for its cycle; cancelled, it is over")
    void everyQuarter() {
        var timer = shop.clock("trade-in-quarter");
        assertThat(timer.getDuedate()).isEqualTo(date(LocalDate.ofInstant(timer.getDuedate().toInstant(), ZoneId.systemDefault()).withDayOfMonth(1).atTime(8, 0)));
        engine.getManagementService().executeJob(timer.getId());
        shop.settle();
        assertThat(shop.groups(shop.task("define-cycle"))).containsExactly("sales-manager");
        assertThat(shop.shown("define-cycle", "tradeInCycle")).containsEntry("campaignName", "季度置换");
        var campaign = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("trade-in-development").singleResult();
        campaigns.cancel(campaign, "本季度不做");
        assertThat(campaign).isEnded();
    }

    @Test
    @DisplayName("trade-in-development: a cancelled campaign calls nobody new and gives them back; who is being talked to is talked to until the end")
    void cancelledInTheMiddle() {
        var postponed = campaigns.owner(40);
        var reached = campaigns.owner(41);
        var waiting = campaigns.owner(42);
        var campaign = campaigns.contacting();
        campaigns.call(postponed, "REACHED");
        campaigns.interest(postponed, campaigns.later(MONDAY.plusDays(30).atTime(10, 0)));
        campaigns.call(reached, "REACHED");
        campaigns.cancel(campaign, "换一种做法");
        assertThat(campaigns.isCalled(waiting)).isFalse();
        assertThat(campaigns.candidate(campaign, waiting).result()).contains(TradeInResult.WITHDRAWN);
        assertThat(campaign).isNotEnded();

        campaigns.interest(reached, Map.of("result", "NO"));
        assertThat(campaigns.candidate(campaign, reached).result()).contains(TradeInResult.NO);
        var next = campaigns.opened();
        campaigns.cycle(Map.of());
        assertThat(campaigns.customersOf(next)).as("only who was given back").containsExactly(waiting.id());

        shop.advanceTo(MONDAY.plusDays(30).atTime(10, 0));
        campaigns.call(postponed, "REACHED");
        campaigns.interest(postponed, Map.of("result", "NO"));
        assertThat(campaign).isEnded().hasPassed("close-campaign");
        assertThat(cases.find(campaign.getBusinessKey()).orElseThrow().outcome()).contains("CANCELLED");
    }

    @Test
    @DisplayName("trade-in-development: a talk without its model is refused at once in words, and the form keeps the models it asked for")
    void talkWithoutModel() {
        campaigns.owner(40);
        campaigns.opened();
        campaigns.cycle(Map.of());
        var task = shop.task("prepare-talks");
        assertThatThrownBy(() -> shop.complete("prepare-talks", "tradeInTalks", Map.of("talks", List.of(Map.of("talk", "保养费会逐年升高"))))).hasMessageContaining("「车型」必须填写");
        assertThat(shop.task("prepare-talks").getId()).isEqualTo(task.getId());
        assertThat(shop.shown("prepare-talks", "tradeInTalks").get("talks")).asString().contains("轩逸 1.6L");
    }

    @Test
    @DisplayName("trade-in-development: cancelled before anybody was talked to, the campaign is over at once and all owners are given back")
    void cancelledBeforeTheTalks() {
        var owner = campaigns.owner(40);
        var campaign = campaigns.contacting();
        assertThat(campaigns.isCalled(owner)).isTrue();
        campaigns.cancel(campaign, "不做了");
        assertThat(campaign).isEnded().hasPassed("campaign-withdrawn");
        assertThat(campaigns.isCalled(owner)).isFalse();
        assertThat(campaigns.candidate(campaign, owner).result()).contains(TradeInResult.WITHDRAWN);
    }
}
