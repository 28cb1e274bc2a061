package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.usedcars.AppraisalOutcome;
import io.tiaoli.workers.usedcars.Appraisals;

@FlowTest
class UsedCarAppraisalTest {

    @Autowired Shop shop;
    @Autowired AppraisalStory story;
    @Autowired Appraisals appraisals;
    @Autowired Events events;
    @Autowired HistoryService history;
    @Autowired JdbcClient jdbc;
    Customer customer;
    ProcessInstance process;
    String caseNo;

    @BeforeEach
    void customerCameByCar() {
        begin(shop.newCustomer("张伟"));
    }

    void begin(Customer who) {
        customer = who;
        process = shop.start("used-car-appraisal", "T-PG-" + UUID.randomUUID(), Map.of("customerId", who.id(), "plateNo", "京B12345"));
        caseNo = shop.variable(process, "caseNo").toString();
    }

    boolean passed(String step) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(step).count() > 0;
    }

    Object result(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).activityInstanceIdIn(process.getId()).variableName(name).singleResult().getValue();
    }

    @Test
    @DisplayName("used-car-appraisal fact 1: a visitor by car who wants a trade-in brings a task for the used-car department, and the fee is 0")
    void wanted() {
        assertThat(shop.shown("ask-old-car", "tradeInTalk")).containsEntry("plateNo", "京B12345");
        story.wanted();
        shop.complete("accompany-customer", "tradeInWalk", Map.of("appraiser", "韩工"));
        assertThat(shop.groups(shop.task("inspect-old-car"))).containsExactly("used-car-dept");
        shop.complete("inspect-old-car", "inspection", story.inspection(60_000));
        assertThat(shop.variable(process, "feeFen")).isEqualTo(0L);
        assertThat(appraisals.find(caseNo).orElseThrow().feeFen()).isZero();
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.content()).contains("¥60,000.00", "2026年11月30日", "京B12345 捷达", "不收费"));
    }

    @Test
    @DisplayName("used-car-appraisal fact 2: a customer who refuses ends it with NONE and no task")
    void refused() {
        shop.complete("ask-old-car", "tradeInTalk", Map.of("wish", "NONE"));
        assertThat(result("appraisalOutcome")).isEqualTo("NONE");
        assertThat(passed("appraisal-not-wanted")).isTrue();
        assertThat(shop.hasTask("accompany-customer") || shop.hasTask("inspect-old-car")).isFalse();
        assertThat(appraisals.find(caseNo)).isEmpty();
    }

    @Test
    @DisplayName("used-car-appraisal fact 3: a price of 60 000 accepted and signed gives 60 000 to deduct")
    void accepted() {
        story.priced(60_000);
        story.answer("ACCEPTED", "OWNER");
        assertThat(shop.task("discuss-price").getDescription()).contains("还没有在屏幕上签名");
        story.sign(caseNo);
        story.answer("ACCEPTED", "OWNER");
        assertThat(result("appraisalOutcome")).isEqualTo("ACCEPTED");
        assertThat(result("tradeInFen")).isEqualTo(6_000_000L);
        assertThat(result("tradeIn")).isEqualTo(true);
        var appraisal = appraisals.find(caseNo).orElseThrow();
        assertThat(appraisal.counts(shop.now().toLocalDate().plusDays(7))).isTrue();
        assertThat(appraisal.counts(shop.now().toLocalDate().plusDays(8))).isFalse();
    }

    @Test
    @DisplayName("used-car-appraisal fact 4: on the seventh day the price still counts, after it a new appraisal is needed")
    void expired() {
        story.priced(60_000);
        story.sign(caseNo);
        shop.at(shop.now().plusDays(8));
        story.answer("ACCEPTED", "OWNER");
        assertThat(passed("appraisal-expired-now")).isTrue();
        assertThat(shop.task("inspect-old-car").getDescription()).contains("有效到 2026-11-30，已经过期");
        shop.complete("inspect-old-car", "inspection", story.inspection(58_000));
        story.sign(caseNo);
        shop.at(shop.now().plusDays(7));
        story.answer("ACCEPTED", "OWNER");
        assertThat(result("tradeInFen")).isEqualTo(5_800_000L);
    }

    @Test
    @DisplayName("used-car-appraisal fact 5: a mileage of -1 is refused")
    void mileage() {
        story.wanted();
        shop.complete("accompany-customer", "tradeInWalk", Map.of("appraiser", "韩工"));
        var wrong = story.inspection(60_000);
        wrong.put("mileageKm", -1);
        assertThatThrownBy(() -> shop.complete("inspect-old-car", "inspection", wrong)).hasMessageContaining("「里程（公里）」的值「-1」不合要求");
    }

    @Test
    @DisplayName("used-car-appraisal fact 6: who is neither the owner nor has the owner's authority cannot accept")
    void notTheOwner() {
        story.priced(60_000);
        story.sign(caseNo);
        story.answer("ACCEPTED", "NEITHER");
        assertThat(passed("appraisal-taken")).isFalse();
        assertThat(shop.task("discuss-price").getDescription()).contains("不是登记的车主，也没有车主的授权");
        story.answer("ACCEPTED", "AUTHORISED");
        assertThat(passed("appraisal-taken")).isTrue();
    }

    @Test
    @DisplayName("used-car-appraisal: the price is reviewed once, with a sheet of its own; a declined one is kept to be offered again")
    void review() {
        story.priced(60_000);
        story.answer("REVIEW", "OWNER");
        assertThat(shop.groups(shop.task("review-price"))).containsExactly("sales-manager");
        assertThat(shop.shown("review-price", "appraisalReview").toString()).contains("60000");
        shop.complete("review-price", "appraisalReview", Map.of("priceYuan", 62_000, "reason", "车况好"));
        assertThat(story.sheet(caseNo).version()).isEqualTo(2);
        assertThat(shop.task("discuss-price").getDescription()).contains("¥62,000.00");
        assertThatThrownBy(() -> story.answer("REVIEW", "OWNER")).hasMessageContaining("主管已经复核过的不再复核");
        story.answer("DECLINED", "OWNER");
        assertThat(result("appraisalOutcome")).isEqualTo("DECLINED");
        assertThat(appraisals.of(customer.id())).singleElement().satisfies(kept -> {
            assertThat(kept.priceFen()).isEqualTo(6_200_000);
            assertThat(kept.outcome()).contains(AppraisalOutcome.DECLINED);
        });
    }

    @Test
    @DisplayName("used-car-appraisal: a car under lien goes to finance; what cannot be released cannot be accepted")
    void lien() {
        story.wanted();
        shop.complete("accompany-customer", "tradeInWalk", Map.of("appraiser", "韩工"));
        var car = story.inspection(60_000);
        car.put("lien", true);
        shop.complete("inspect-old-car", "inspection", car);
        assertThat(shop.groups(shop.task("check-lien"))).containsExactly("finance");
        shop.complete("check-lien", "lienCheck", Map.of("state", "BLOCKED", "note", "贷款未还清"));
        story.sign(caseNo);
        assertThatThrownBy(() -> story.answer("ACCEPTED", "OWNER")).hasMessageContaining("抵押不能解除的不能成交");
        story.answer("DECLINED", "OWNER");
        assertThat(passed("appraisal-declined")).isTrue();
    }

    @Test
    @DisplayName("used-car-appraisal: without a mobile the price is told all the same")
    void noMobile() {
        jdbc.sql("update customer set phone = null where id = ?").param(customer.id()).update();
        story.priced(60_000);
        assertThat(passed("appraisal-sms-refused")).isTrue();
        assertThat(shop.hasTask("discuss-price")).isTrue();
    }

    @Test
    @DisplayName("used-car-appraisal: a cancelled case takes back what has not been sent")
    void cancelled() {
        shop.at(Shop.OPENING.withHour(23));
        story.priced(60_000);
        events.publish("case-cancelled", caseNo, Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(shop.texts(caseNo)).singleElement().satisfies(text -> assertThat(text.state()).isEqualTo("CANCELLED"));
        assertThat(passed("appraisal-given-back")).isTrue();
    }
}
