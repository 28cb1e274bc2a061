package io.tiaoli.processes.showroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.showroomvisits.ShowroomVisits;

/** The flows that a visit calls, played with it. */
@FlowTest
class ShowroomVisitChainTest {

    @Autowired Shop shop;
    @Autowired VisitStory story;
    @Autowired TestDriveStory drives;
    @Autowired AppraisalStory appraisals;
    @Autowired Cases cases;
    @Autowired ShowroomVisits visits;
    @Autowired StoredEvents told;
    @Autowired HistoryService history;
    @Autowired RuntimeService runtime;
    Customer customer;
    ProcessInstance process;
    String caseNo;

    @BeforeEach
    void visitorByCar() {
        story.duty("anna");
        customer = shop.newCustomer("张伟");
        process = story.arrives(Map.of("arrivedByCar", true));
        caseNo = process.getBusinessKey();
        story.greet("TALK");
        story.talk(Map.of("customerName", "张伟", "phone", customer.phone().orElseThrow()));
    }

    String child(String flow) {
        return cases.childrenOf(caseNo).stream().filter(one -> one.flow().equals(flow)).findFirst().orElseThrow().caseNo();
    }

    void driveIsOver(String intention) {
        story.needs("NO", Map.of());
        story.choose();
        story.present("NONE");
        story.offer("YES", Map.of());
        drives.drive(child("test-drive"), "张伟", intention);
    }

    @Test
    @DisplayName("showroom-visit fact 10: an accepted test drive is called and returns before the decision is asked")
    void testDriveIsCalled() {
        story.needs("NO", Map.of());
        story.choose();
        story.present("NONE");
        story.offer("YES", Map.of());
        assertThat(shop.hasTask("ask-decision")).isFalse();
        assertThat(shop.task("check-test-car").getAssignee()).isEqualTo("anna");
        drives.drive(child("test-drive"), "张伟", "LATER");
        assertThat(shop.hasTask("ask-decision")).isTrue();
        assertThat(cases.find(child("test-drive")).orElseThrow().endedAt()).isPresent();
    }

    @Test
    @DisplayName("showroom-visit fact 12, test-drive fact 11: the drive returns while the customer is there; after the farewell the reception desk gets its papers to register")
    void papers() {
        driveIsOver("LATER");
        assertThat(shop.hasTask("register-papers")).isFalse();
        assertThat(shop.hasTask("register-visit")).isFalse();
        story.decide("NO");
        story.farewell();
        assertThat(shop.groups(shop.task("register-visit"))).containsExactly("reception-desk");
        assertThat(shop.task("register-visit").getDescription()).contains(child("test-drive"), "试驾协议书", "试乘试驾反馈表", "驾驶证（张伟）");
        assertThat(visits.find(caseNo).orElseThrow().result()).contains("TEST_DRIVEN");
    }

    @Test
    @DisplayName("showroom-visit, used-car-appraisal fact 3: an accepted price of 60 000 goes into the order as deduction, with car, referral line and consultant")
    void tradeInReachesTheOrder() {
        story.needs("YES", Map.of());
        appraisals.priced(60_000);
        appraisals.sign(child("used-car-appraisal"));
        appraisals.answer("ACCEPTED", "OWNER");
        story.choose();
        story.present("NONE");
        story.offer("NO", Map.of());
        story.decide("YES");
        var order = runtime.createProcessInstanceQuery().superProcessInstanceId(process.getId()).processDefinitionKey("vehicle-order").singleResult();
        assertThat(runtime.getVariables(order.getId())).containsEntry("tradeInFen", 6_000_000L).containsEntry("tradeInAppraisalNo", child("used-car-appraisal"))
                .containsEntry("firstVisitId", caseNo).containsEntry("consultantId", "anna").containsEntry("customerId", customer.id());
    }

    @Test
    @DisplayName("showroom-visit: the order does not ask again for the needs that the customer confirmed and the drinks that were offered")
    void nothingTwice() {
        story.needs("NO", Map.of("purpose", "上下班", "confirmed", true));
        story.choose();
        story.present("NONE");
        story.offer("NO", Map.of());
        story.decide("YES");
        shop.complete("sum-up-needs", "buyerNeeds", Map.of("benefits", "省油，后排宽"));
        assertThat(shop.hasTask("quote-orally")).isTrue();
    }

    @Test
    @DisplayName("showroom-visit: the order asks for needs that the customer has not confirmed")
    void askedAfterAll() {
        story.needs("NO", Map.of());
        story.choose();
        story.present("NONE");
        story.offer("NO", Map.of());
        story.decide("YES");
        assertThatThrownBy(() -> shop.complete("sum-up-needs", "buyerNeeds", Map.of("benefits", "省油，后排宽"))).hasMessageContaining("「客户的需求」必须填写");
    }

    @Test
    @DisplayName("showroom-visit: a refused appraisal costs no more words; the prospect carries what the visit knew")
    void refusedAppraisal() {
        story.needs("YES", Map.of());
        shop.complete("ask-old-car", "tradeInTalk", Map.of("wish", "NONE"));
        story.choose();
        story.present("NONE");
        story.offer("NO", Map.of());
        story.decide("NO");
        story.farewell();
        assertThat(told.toldBy(caseNo)).extracting(Stored::name).containsExactly("prospect-registered");
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId("appraise-old-car").count()).isEqualTo(1);
    }
}
