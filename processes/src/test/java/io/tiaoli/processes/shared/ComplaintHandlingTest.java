package io.tiaoli.processes.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

@FlowTest
class ComplaintHandlingTest extends ComplaintDesk {

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
    @DisplayName("complaint-handling: who looks into it reads what the customer said and wishes")
    void theCustomersAccount() {
        assertThat(shop.variable(accepted(), "complaintAccount")).isEqualTo("保养后刹车有异响　希望：免费返修");
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
}
