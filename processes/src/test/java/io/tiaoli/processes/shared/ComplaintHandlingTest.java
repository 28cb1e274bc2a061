package io.tiaoli.processes.shared;

import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.DeadlineWatch;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;

@FlowTest
class ComplaintHandlingTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final Map<String, Object> WORKSHOP = Map.of("source", "FOLLOW_UP", "area", "WORKSHOP", "subject", "刹车异响", "description", "保养后刹车有异响");
    static int number;

    @Autowired Shop shop;
    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;
    @Autowired Documents documents;
    @Autowired Events events;
    @Autowired DeadlineWatch deadlines;
    Customer customer;

    @BeforeEach
    void customer() {
        number++;
        customer = shop.newCustomer("张伟");
    }

    /** Another flow tells of a complaint. */
    ProcessInstance raised(Map<String, Object> told) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id()));
        payload.putAll(told);
        events.publish("complaint-raised", customer.id(), payload, Duration.ofDays(30), Optional.empty(), "complaint/" + number + "/" + told.hashCode() + "/" + shop.now());
        shop.settle();
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("complaint-handling").variableValueEquals("customerId", payload.get("customerId"))
                .orderByProcessInstanceId().desc().list().get(0);
    }

    void register(Map<String, Object> more) {
        Map<String, Object> entered = new HashMap<>(shop.shown("register-complaint", "complaint"));
        entered.putAll(more);
        shop.complete("register-complaint", "complaint", entered);
    }

    /** A complaint about the workshop that has its owner. */
    ProcessInstance accepted() {
        var complaint = raised(WORKSHOP);
        register(Map.of("wish", "免费返修"));
        return complaint;
    }

    void propose(String kind, double costYuan) {
        shop.complete("investigate", "proposal", proposal(kind, costYuan));
    }

    static Map<String, Object> proposal(String kind, double costYuan) {
        return Map.of("finding", "刹车片沾油", "rootCause", "完工总检漏项", "solution", "更换刹车片", "solutionKind", kind, "costYuan", costYuan, "compensation", "洗车券一张");
    }

    void customerSays(String answer) {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        shop.complete("ask-answer", "customerReply", Map.of("answer", answer, "remarks", "周六来店"));
    }

    void closingCall(String score) {
        shop.complete("call-customer", "contact", Map.of("result", "REACHED", "satisfaction", score));
    }

    Map<String, Object> row(ProcessInstance complaint) {
        return jdbc.sql("select * from complaint where complaint_no = ?").param(complaint.getBusinessKey()).query().singleRow();
    }

    List<String> told(ProcessInstance complaint) {
        return jdbc.sql("select name from event where source_case = ? and name <> 'contact-recorded' order by created_at, name").param(complaint.getBusinessKey()).query(String.class).list();
    }

    @Test
    @DisplayName("complaint-handling fact 1: a complaint told by a follow-up call starts a case with source FOLLOW_UP, its form filled with what was told")
    void followUpStartsAComplaint() {
        var complaint = raised(WORKSHOP);
        assertThat(complaint.getBusinessKey()).startsWith("CP-");
        assertThat(shop.groups(shop.task("register-complaint"))).containsExactly("customer-service");
        assertThat(shop.shown("register-complaint", "complaint")).containsEntry("source", "FOLLOW_UP").containsEntry("area", "WORKSHOP").containsEntry("description", "保养后刹车有异响");
        register(Map.of());
        assertThat(row(complaint)).containsEntry("source", "FOLLOW_UP").containsEntry("subject", "刹车异响").containsEntry("customer_id", customer.id());
        assertThat(shop.texts(complaint.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains(complaint.getBusinessKey(), "服务经理"));
    }

    @Test
    @DisplayName("complaint-handling fact 2: a refusal because of the last service starts a complaint with source APPOINTMENT, about appointments unless said otherwise, and no sales task")
    void refusedOfferStartsAComplaint() {
        var complaint = raised(Map.of("source", "APPOINTMENT", "description", "上次等了两小时"));
        assertThat(shop.shown("register-complaint", "complaint")).containsEntry("area", "APPOINTMENT");
        register(Map.of("subject", "等得太久"));
        assertThat(row(complaint)).containsEntry("source", "APPOINTMENT").containsEntry("area", "APPOINTMENT");
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("service-manager");
        assertThat(engine.getTaskService().createTaskQuery().list()).hasSize(1);
    }

    @Test
    @DisplayName("complaint-handling fact 3: 48 hours after receipt without a proposal the department head has a task, and the owner's stays open")
    void lateAnswerIsEscalated() {
        raised(Map.of("source", "PHONE", "area", "CAMPAIGN", "description", "没领到赠品"));
        register(Map.of("subject", "赠品"));
        shop.advanceTo(MONDAY.plusDays(2).atTime(8, 59));
        assertThat(shop.hasTask("escalate-answer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(2).atTime(9, 0));
        assertThat(shop.groups(shop.task("escalate-answer"))).containsExactly("general-manager");
        deadlines.runOnce();
        assertThat(shop.groups(shop.task("investigate"))).as("the day's limit is told to the owner only").containsExactly("campaign-desk");
        shop.complete("escalate-answer", "notice", Map.of("note", "今天下班前答复"));
        assertThat(shop.hasTask("investigate")).isTrue();
    }

    @Test
    @DisplayName("complaint-handling fact 4: after the second refused proposal the general manager settles the solution")
    void secondRefusalGoesToTheGeneralManager() {
        var complaint = accepted();
        propose("EXPLAIN", 0);
        customerSays("REFUSES");
        assertThat(shop.hasTask("settle-final")).isFalse();
        assertThat(shop.shown("investigate", "proposal")).containsEntry("rootCause", "完工总检漏项");
        propose("REWORK", 0);
        customerSays("REFUSES");
        assertThat(shop.groups(shop.task("settle-final"))).containsExactly("general-manager");
        shop.complete("settle-final", "proposal", proposal("OTHER", 500));
        assertThat(shop.hasTask("approve-compensation")).isFalse();
        assertThat(shop.groups(shop.task("do-solution"))).containsExactly("service-manager");
        assertThat(row(complaint)).containsEntry("solution_kind", "OTHER").containsEntry("cost_fen", 50_000L).containsEntry("accepted", false);
    }

    @Test
    @DisplayName("complaint-handling fact 5: a complaint about a campaign goes to the campaign desk")
    void campaignComplaint() {
        raised(Map.of("source", "CAMPAIGN", "description", "没领到赠品"));
        register(Map.of("subject", "赠品"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("campaign-desk");
    }

    @Test
    @DisplayName("complaint-handling fact 6: a solution that costs nothing needs no approval")
    void freeSolution() {
        var complaint = accepted();
        propose("EXPLAIN", 0);
        assertThat(complaint).hasNotPassed("approve-compensation");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-manager");
    }

    @Test
    @DisplayName("complaint-handling: a cost that no amount of money can be brings the step back, the owner's and the general manager's")
    void impossibleCost() {
        var complaint = accepted();
        propose("OTHER", 200_000_000);
        assertThat(complaint).hasPassed("proposal-refused").isWaitingAt("investigate");
        for (int round = 1; round <= 2; round++) {
            propose("OTHER", 0);
            customerSays("REFUSES");
        }
        shop.complete("settle-final", "proposal", proposal("OTHER", 200_000_000));
        assertThat(complaint).hasPassed("final-refused").isWaitingAt("settle-final");
        assertThat(row(complaint)).containsEntry("cost_fen", 0L);
    }

    @Test
    @DisplayName("complaint-handling: a solution that costs money is approved by the department head, or goes back to the owner")
    void costsAreApproved() {
        accepted();
        propose("REFUND", 283);
        assertThat(shop.groups(shop.task("approve-compensation"))).containsExactly("service-manager");
        assertThatThrownBy(() -> shop.complete("approve-compensation", "approval", Map.of("decision", "REFUSED"))).hasMessageContaining("「意见」必须填写");
        shop.complete("approve-compensation", "approval", Map.of("decision", "REFUSED", "opinion", "先返修"));
        assertThat(shop.hasTask("call-customer")).isFalse();
        propose("REFUND", 100);
        shop.complete("approve-compensation", "approval", Map.of("decision", "APPROVED"));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("complaint-handling fact 7: a safety complaint about the showroom is the service manager's at once, without waiting for the register")
    void safetyFirst() {
        var complaint = raised(Map.of("source", "STORE", "area", "SHOWROOM", "severity", "SAFETY", "description", "展车刹车失灵"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("service-manager");
        assertThat(complaint).hasNotPassed("register-complaint");
        assertThat(row(complaint)).containsEntry("severity", "SAFETY").containsEntry("subject", "展车刹车失灵");
        assertThat(shop.task("investigate").getDueDate()).isEqualTo(Shop.date(MONDAY.atTime(10, 0)));
    }

    @Test
    @DisplayName("complaint-handling fact 8: a complaint from the web about the workshop is investigated by the service manager")
    void webComplaint() {
        raised(Map.of("source", "WEB", "description", "异响"));
        register(Map.of("area", "WORKSHOP", "subject", "异响"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("service-manager");
    }

    @Test
    @DisplayName("complaint-handling: rework is booked, the measure and the score are told, the record says it all")
    void settledByRework() throws Exception {
        var complaint = accepted();
        propose("REWORK", 0);
        customerSays("ACCEPTS");
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("customer-service");
        closingCall("4");
        assertThat(complaint).isEnded().hasPassed("complaint-closed");
        assertThat(told(complaint)).containsExactlyInAnyOrder("appointment-requested", "quality-measure-raised", "survey-response");
        assertThat(row(complaint)).containsEntry("outcome", "SETTLED").containsEntry("accepted", true).containsEntry("satisfaction", 4);
        assertThat(jdbc.sql("select outcome from service_case where case_no = ?").param(complaint.getBusinessKey()).query(String.class).single()).isEqualTo("SETTLED");
        assertThat(shop.wordings(complaint.getBusinessKey())).containsExactlyInAnyOrder("complaint-handling-ack.sms", "complaint-handling-closed.sms");
        assertThat(recordOf(complaint)).contains(complaint.getBusinessKey(), "售后回访", "张伟", "刹车片沾油", "完工总检漏项", "更换刹车片", "¥0.00", "接受", "免费返修", "已解决");
    }

    private String recordOf(ProcessInstance complaint) throws Exception {
        var document = documents.latest(complaint.getBusinessKey(), "complaint-handling-record").orElseThrow();
        try (var pdf = Loader.loadPDF(documents.pdf(document.id()))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    @DisplayName("complaint-handling: a refund is a task of finance, rework at home is a warranty claim, a closing call without answer asks no score")
    void refundAndHomeRework() {
        var complaint = accepted();
        propose("REFUND", 100);
        shop.complete("approve-compensation", "approval", Map.of("decision", "APPROVED"));
        customerSays("ACCEPTS");
        assertThat(shop.groups(shop.task("pay-refund"))).containsExactly("finance");
        shop.complete("pay-refund", "refund", Map.of("refunded", true));
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(complaint).isEnded();
        assertThat(told(complaint)).containsExactly("quality-measure-raised");

        customer = shop.newCustomer("李娜");
        var home = raised(Map.of("source", "PHONE", "area", "HOME", "description", "墙面开裂", "relatedRef", "HT-1"));
        register(Map.of("subject", "墙面开裂"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("customer-service");
        propose("REWORK", 0);
        customerSays("ACCEPTS");
        assertThat(jdbc.sql("select event_key from event where name = 'warranty-claimed' and source_case = ?").param(home.getBusinessKey()).query(String.class).list()).containsExactly("HT-1");
    }

    @Test
    @DisplayName("complaint-handling: customer service enters a complaint by the start form, for a customer whom nobody knew")
    void enteredByCustomerService() {
        var complaint = shop.startByForm("complaint-handling", "complaint", Map.of("customerName", "王芳", "salutation", "女士", "phone", shop.phone(), "plateNo", "京C%05d".formatted(number),
                "source", "PHONE", "area", "SALES", "subject", "交车晚", "description", "晚了一周"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("showroom-manager");
        assertThat(shop.texts(complaint.getBusinessKey())).singleElement().satisfies(sms -> assertThat(sms.content()).contains("王女士您好", "展厅经理"));
        assertThat(shop.variable(complaint, "plateNo")).isEqualTo("京C%05d".formatted(number));
    }

    @Test
    @DisplayName("complaint-handling: a complaint without area, wish or customer is refused by the form, naming the field")
    void theServerChecksTheForm() {
        assertThatThrownBy(() -> shop.startByForm("complaint-handling", "complaint", Map.of("source", "PHONE", "subject", "交车晚", "description", "晚了一周")))
                .hasMessageContaining("「哪方面」必须填写").hasMessageContaining("「客户姓名」必须填写");
        raised(WORKSHOP);
        assertThatThrownBy(() -> register(Map.of("receivedAt", iso(MONDAY.atTime(9, 1))))).hasMessageContaining("不能晚于现在");
        register(Map.of());
        assertThatThrownBy(() -> propose("REFUND", 0)).hasMessageContaining("「费用」应大于 0");
    }

    @Test
    @DisplayName("complaint-handling: an event about an unknown customer is registered by a person, who asks for the name")
    void unknownCustomer() {
        customer = shop.newCustomer("无名");
        events.publish("complaint-raised", "nobody", Map.of("customerId", "nobody", "source", "FORUM", "area", "WORKSHOP", "severity", "SAFETY", "description", "刹车失灵"), Duration.ofDays(30),
                Optional.empty(), "complaint/nobody/" + number);
        shop.settle();
        register(Map.of("customerName", "赵六", "phone", shop.phone(), "subject", "刹车失灵"));
        assertThat(shop.groups(shop.task("investigate"))).containsExactly("service-manager");
    }

    @Test
    @DisplayName("complaint-handling: a safety complaint of which nothing is told is registered by a person")
    void nothingIsTold() {
        var complaint = raised(Map.of("severity", "SAFETY", "source", "PHONE"));
        assertThat(complaint).isWaitingAt("register-complaint");
        register(Map.of("area", "WORKSHOP", "subject", "刹车失灵", "description", "刹车失灵"));
        assertThat(complaint).hasPassed("accept-complaint");
    }

    @Test
    @DisplayName("complaint-handling: a second complaint within 30 days is told to the general manager and goes on meanwhile")
    void complainsAgain() {
        accepted();
        shop.advance(Duration.ofHours(1));
        raised(Map.of("source", "PHONE", "area", "SALES", "description", "又来了"));
        register(Map.of("subject", "又来了"));
        assertThat(shop.groups(shop.task("know-repeat"))).containsExactly("general-manager");
        assertThat(shop.tasks("investigate")).hasSize(2);
        shop.complete("know-repeat", "notice", Map.of("note", "我来打电话"));
        assertThat(shop.tasks("investigate")).hasSize(2);
    }

    @Test
    @DisplayName("complaint-handling: a complaint that the customer withdraws is closed with the reason, without carrying out or calling")
    void withdrawn() {
        var complaint = accepted();
        propose("REWORK", 0);
        customerSays("WITHDRAWN");
        assertThat(complaint).isEnded().hasNotPassed("carry-out", "follow-up");
        assertThat(row(complaint)).containsEntry("outcome", "WITHDRAWN").containsEntry("reason", "周六来店");
        assertThat(documents.latest(complaint.getBusinessKey(), "complaint-handling-record")).isPresent();
    }

    @Test
    @DisplayName("complaint-handling: after seven days the general manager presses, and the end of the complaint ends that task")
    void sevenDays() {
        var complaint = accepted();
        propose("EXPLAIN", 0);
        customerSays("ACCEPTS");
        shop.advanceTo(MONDAY.plusDays(7).atTime(9, 0));
        assertThat(shop.groups(shop.task("expedite-complaint"))).containsExactly("general-manager");
        shop.complete("do-solution", "done", Map.of("note", "已说明"));
        closingCall("5");
        assertThat(complaint).isEnded();
        assertThat(shop.hasTask("expedite-complaint")).isFalse();
    }

    @Test
    @DisplayName("complaint-handling: a complaint can be cancelled at any step with a reason; what was not sent stays unsent")
    void cancelled() {
        shop.at(MONDAY.atTime(23, 0));
        var complaint = accepted();
        assertThat(shop.texts(complaint.getBusinessKey()).get(0).state()).isEqualTo("WAITING");
        events.publish("case-cancelled", complaint.getBusinessKey(), Map.of("cancelReason", "重复登记"), Duration.ofDays(1), Optional.empty(), complaint.getBusinessKey() + "/cancel");
        shop.settle();
        assertThat(complaint).isEnded();
        assertThat(row(complaint)).containsEntry("outcome", "CANCELLED").containsEntry("reason", "重复登记");
        assertThat(shop.texts(complaint.getBusinessKey()).get(0).state()).isEqualTo("CANCELLED");
    }

    @Test
    @DisplayName("complaint-handling: an event is registered within two business hours, the next morning when it comes in the evening")
    void acknowledgedInBusinessHours() {
        raised(WORKSHOP);
        assertThat(shop.task("register-complaint").getDueDate()).isEqualTo(Shop.date(MONDAY.atTime(11, 0)));
        register(Map.of());
        shop.at(MONDAY.atTime(17, 0));
        raised(Map.of("source", "WEB", "description", "晚上"));
        assertThat(shop.task("register-complaint").getDueDate()).isEqualTo(Shop.date(MONDAY.plusDays(1).atTime(10, 0)));
    }

    @Test
    @DisplayName("complaint-handling: a customer without a mobile phone gets no SMS and is served all the same")
    void noSmsIsPossible() {
        customer = shop.customer("孙七", "0109999%04d".formatted(number));
        var complaint = accepted();
        propose("EXPLAIN", 0);
        customerSays("ACCEPTS");
        shop.complete("do-solution", "done", Map.of("note", "已说明"));
        closingCall("5");
        assertThat(complaint).isEnded().hasPassed("ack-refused", "closed-refused");
        assertThat(shop.texts(complaint.getBusinessKey())).isEmpty();
    }
}
