package io.tiaoli.processes.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.testing.FlowTest;

/** What customers say, and what comes of it. */
@FlowTest
class FollowUpAnswersTest extends FollowUpDesk {

    @Test
    @DisplayName("after-service-follow-up fact 4: a score of 2 starts a complaint, source follow-up, area workshop")
    void aLowScoreIsAComplaint() {
        var followUp = repaired();
        call(Map.of("score", 2, "opinion", "等了太久"));
        assertThat(toldBy(followUp, "complaint-raised")).singleElement().satisfies(complaint -> {
            assertThat(complaint.key()).isEqualTo(customer.id());
            assertThat(told.payload(complaint)).containsEntry("source", "FOLLOW_UP").containsEntry("area", "WORKSHOP").containsEntry("customerId", customer.id())
                    .containsEntry("relatedRef", orderNo).containsEntry("severity", "NORMAL").containsEntry("description", "回访评分 2 分。等了太久");
        });
        assertThat(toldBy(followUp, "appointment-requested")).isEmpty();
    }

    @Test
    @DisplayName("after-service-follow-up: a problem of the car without a complaint asks for an appointment; with a score of 3 both happen")
    void aProblemBringsTheCarBack() {
        var followUp = repaired();
        call(Map.of("score", 5, "problem", "刹车还有异响"));
        assertThat(toldBy(followUp, "complaint-raised")).isEmpty();
        assertThat(toldBy(followUp, "appointment-requested")).singleElement().satisfies(request -> {
            assertThat(request.key()).isEqualTo(vehicle.id());
            assertThat(told.payload(request)).containsEntry("symptoms", "刹车还有异响").containsEntry("customerReached", true).containsEntry("vehicleId", vehicle.id());
        });
        check("RECORDED");

        carLeft();
        var second = repaired();
        call(Map.of("score", 3, "problem", "空调不冷"));
        assertThat(toldBy(second, "complaint-raised")).hasSize(1);
        assertThat(toldBy(second, "appointment-requested")).hasSize(1);
    }

    @Test
    @DisplayName("after-service-follow-up: an express complaint is raised in the customer's words, whatever the score")
    void anExpressComplaint() {
        var followUp = repaired();
        assertThatThrownBy(() -> call(Map.of("score", 5, "complains", true))).hasMessageContaining("「投诉内容」必须填写");
        call(Map.of("score", 5, "complains", true, "complaint", "旧件没有给我看"));
        assertThat(toldBy(followUp, "complaint-raised")).singleElement().satisfies(c -> assertThat(told.payload(c)).containsEntry("description", "旧件没有给我看"));
    }

    @Test
    @DisplayName("after-service-follow-up fact 5: a suggestion is forwarded to the department concerned, which answers it")
    void suggestionsAreForwarded() {
        var followUp = repaired();
        assertThatThrownBy(() -> call(Map.of("score", 5, "suggestion", "休息区加个充电口"))).hasMessageContaining("请选「建议转给」");
        call(Map.of("score", 5, "suggestion", "休息区加个充电口", "suggestionDept", "customer-service"));
        assertThat(shop.groups(shop.task("handle-suggestion"))).containsExactly("customer-service");
        assertThat(shop.shown("handle-suggestion", "suggestionReply")).containsEntry("suggestion", "休息区加个充电口");
        assertThat(suggestions.of(followUp.getBusinessKey())).singleElement().satisfies(s -> assertThat(s.adopted()).isEmpty());
        shop.complete("handle-suggestion", "suggestionReply", Map.of("adopted", true, "measure", "本月装四个充电口"));
        assertThat(suggestions.of(followUp.getBusinessKey())).singleElement().satisfies(s -> {
            assertThat(s.adopted()).contains(true);
            assertThat(s.measure()).contains("本月装四个充电口");
        });
    }

    @Test
    @DisplayName("after-service-follow-up: a question beyond the caller goes to the specialist, and the customer is called back with the answer")
    void questionsAreAnswered() {
        var followUp = repaired();
        call(Map.of("score", 5, "unknownQuestion", "能加 92 号油吗", "questionRole", "technical-support"));
        assertThat(shop.groups(shop.task("ask-specialist"))).containsExactly("technical-support");
        assertThat(shop.shown("ask-specialist", "specialistAnswer")).containsEntry("question", "能加 92 号油吗");
        check("RECORDED");
        assertThat(ended(followUp)).as("the answer is still owed").isFalse();
        shop.complete("ask-specialist", "specialistAnswer", Map.of("answer", "可以，压缩比允许"));
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).containsExactly("CARE REACHED", "CALL_BACK REACHED");
        assertThat(followUps.get(followUp.getBusinessKey()).answer()).contains("可以，压缩比允许");
    }

    @Test
    @DisplayName("after-service-follow-up: a question still goes to whom the talk named when a later contact brings nothing")
    void questionsSurviveSilence() {
        repaired();
        call(Map.of("unknownQuestion", "能加 92 号油吗", "questionRole", "technical-support", "suggestion", "休息区加个充电口", "suggestionDept", "customer-service", "consentWithdrawn", true));
        assertThat(shop.groups(shop.task("ask-specialist"))).containsExactly("technical-support");
        assertThat(shop.groups(shop.task("handle-suggestion"))).containsExactly("customer-service");
    }

    @Test
    @DisplayName("after-service-follow-up: a refusal is noted and not pressed; one because of the last service is a complaint")
    void refusals() {
        var followUp = repaired();
        call(Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED"));
        assertThat(toldBy(followUp, "complaint-raised")).isEmpty();
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();

        carLeft();
        var second = repaired();
        call(Map.of("result", "REFUSED", "refusalReason", "UNHAPPY_LAST_TIME"));
        assertThat(toldBy(second, "complaint-raised")).hasSize(1);
        assertThat(shop.hasTask("call-customer")).isFalse();
    }
}
