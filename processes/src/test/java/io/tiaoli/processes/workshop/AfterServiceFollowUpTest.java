package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;

@FlowTest
class AfterServiceFollowUpTest extends FollowUpDesk {

    @Test
    @DisplayName("after-service-follow-up fact 1: the car left Monday 16:00, so the advisor's call is due Wednesday 16:00, and the customer is thanked at once")
    void advisorCallsWithin48Hours() {
        var followUp = repaired();
        assertThat(followUp.getBusinessKey()).startsWith("FU-20261123-");
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(MONDAY.plusDays(2).atTime(16, 0)));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("service-advisor");
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(thanks -> {
            assertThat(thanks.wording()).isEqualTo("after-service-follow-up-thanks.sms");
            assertThat(thanks.state()).isEqualTo("SENT");
            assertThat(thanks.content()).contains("赵先生您好", vehicle.plateNo());
        });
    }

    @Test
    @DisplayName("after-service-follow-up fact 2: for a VIP, customer service's contact and the feedback to the business department are due Wednesday 16:00")
    void customerServiceCallsTheVip() {
        var followUp = closed("MAINTENANCE", "VIP");
        var due = date(MONDAY.plusDays(2).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("customer-service");
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(due);
        call(Map.of("score", 5, "opinion", "接待周到"));
        assertThat(shop.groups(shop.task("give-feedback"))).containsExactly("business-dept");
        assertThat(shop.task("give-feedback").getDueDate()).isEqualTo(due);
        assertThat(shop.shown("give-feedback", "keyCustomerFeedback").get("summary")).asString().contains("评分 5", "接待周到");
        assertThatThrownBy(() -> shop.complete("give-feedback", "keyCustomerFeedback", Map.of("result", "IMPROVE"))).hasMessageContaining("「改进措施」必须填写");
        shop.complete("give-feedback", "keyCustomerFeedback", Map.of("result", "KEEP_FOLLOWING"));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(passed(followUp, "advisor-call")).isFalse();
    }

    @Test
    @DisplayName("after-service-follow-up fact 3: without a call within three days the service manager is told, and the call stays open")
    void serviceManagerIsTold() {
        repaired();
        shop.advanceTo(MONDAY.plusDays(3).atTime(15, 59));
        assertThat(shop.hasTask("urge-first-contact")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("urge-first-contact"))).containsExactly("service-manager");
        assertThat(shop.hasTask("call-customer")).isTrue();
        shop.complete("urge-first-contact", "followUpUrging", Map.of("cause", "NO_TIME", "measure", "今天由李顾问补打"));
        assertThat(shop.hasTask("call-customer")).isTrue();
    }

    @Test
    @DisplayName("after-service-follow-up fact 6: the call made at 40 h with a score leaves no three-day call")
    void oneCallIsEnough() {
        var followUp = repaired();
        shop.advanceTo(LEFT.plusHours(41));
        call(Map.of("score", 4));
        shop.advanceTo(MONDAY.plusDays(4).atTime(9, 0));
        assertThat(shop.hasTask("call-customer")).isFalse();
        assertThat(passed(followUp, "score-call")).isFalse();
        assertThat(shop.hasTask("urge-first-contact")).isFalse();
    }

    @Test
    @DisplayName("after-service-follow-up: a call without a score is followed by one for the score within three days, and earlier answers stay")
    void theScoreIsAskedAgain() {
        var followUp = repaired();
        call(Map.of("opinion", "正在开会，都还好"));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(MONDAY.plusDays(3).atTime(16, 0)));
        call(Map.of("score", 5));
        assertThat(passed(followUp, "score-call")).isTrue();
        assertThat(followUps.get(followUp.getBusinessKey())).satisfies(f -> {
            assertThat(f.score()).contains(5);
            assertThat(f.opinion()).contains("正在开会，都还好");
        });
        assertThatThrownBy(() -> check("CALLED")).hasMessageContaining("与联系记录不符");
    }

    @Test
    @DisplayName("after-service-follow-up fact 7: when seven days have passed the customer-service check is overdue and still open")
    void theCheckIsDueInAWeek() {
        repaired();
        call(Map.of("score", 5));
        shop.advanceTo(MONDAY.plusDays(7).atTime(16, 1));
        assertThat(shop.task("check-follow-up").getDueDate()).isEqualTo(date(MONDAY.plusDays(7).atTime(16, 0)));
        assertThat(notices.about(shop.task("check-follow-up").getId())).last().satisfies(late -> {
            assertThat(late.kind()).isEqualTo(Kind.ESCALATION);
            assertThat(late.told()).isEqualTo("service-manager");
        });
    }

    @Test
    @DisplayName("after-service-follow-up fact 8: after a consultation without repair the agent calls between day 3 and 7, and no SMS is sent")
    void consultationsAreFollowedByTheAgent() {
        var followUp = closed("CONSULTATION", "NORMAL");
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(15, 59));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("follow-up-agent");
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(MONDAY.plusDays(7).atTime(16, 0)));
        assertThatThrownBy(() -> call(Map.of("offers", List.of("LECTURE")))).hasMessageContaining("请写清「活动内容、日期、地点」");
        call(Map.of("offers", List.of("LECTURE"), "offerDetails", "冬季用车讲堂，12月5日14:00，本店二楼", "needs", "想换轮胎", "nextService", "OFFER"));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.texts(followUp.getBusinessKey())).isEmpty();
        assertThat(toldBy(followUp, "maintenance-recorded")).isEmpty();
        assertThat(followUps.get(followUp.getBusinessKey()).needs()).contains("想换轮胎");
    }

    @Test
    @DisplayName("after-service-follow-up: when the agent has not called within the week, the service manager is told")
    void theAgentIsUrged() {
        closed("CONSULTATION", "NORMAL");
        shop.advanceTo(MONDAY.plusDays(7).atTime(16, 0));
        assertThat(shop.groups(shop.task("urge-agent-contact"))).containsExactly("service-manager");
        assertThat(shop.hasTask("call-customer")).isTrue();
        shop.complete("urge-agent-contact", "followUpUrging", Map.of("cause", "ABSENT", "measure", "转给小王"));
    }

    @Test
    @DisplayName("after-service-follow-up fact 9: with a running VIP service exactly one contact within 48 h exists and no advisor's call")
    void theVipServiceMakesTheContact() {
        var vipCase = "VIP-%04d".formatted(number);
        shop.openCase(vipCase, "vip-service", customer);
        var followUp = closed("MAINTENANCE", "VIP");
        contacts.add(new Contact(UUID.randomUUID().toString(), customer.id(), Optional.of(vipCase), Optional.of("contact"), Shop.instant(LEFT.plusHours(20)), Channel.PHONE,
                ContactPurpose.CARE, ContactOutcome.REACHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), UUID.randomUUID().toString());
        shop.advanceTo(LEFT.plusHours(47));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(LEFT.plusHours(48));
        assertThat(shop.contacts(customer)).containsExactly("CARE REACHED");
        assertThat(passed(followUp, "advisor-call") || passed(followUp, "key-customer-call")).isFalse();
        assertThat(shop.shown("check-follow-up", "followUpCheck")).containsEntry("state", "RECORDED");
        assertThat(shop.hasTask("give-feedback")).isFalse();
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
    }

    @Test
    @DisplayName("after-service-follow-up fact 10: the advisor reached the customer with a score, so there is no agent's call and the check shows done")
    void theCheckShowsDone() {
        var followUp = repaired();
        call(Map.of("score", 5, "notes", "很满意"));
        assertThat(shop.shown("check-follow-up", "followUpCheck")).containsEntry("state", "RECORDED").containsEntry("summary", "已联系上，评分 5");
        check("RECORDED");
        assertThat(passed(followUp, "agent-call")).isFalse();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).containsExactly("CARE REACHED");
        assertThat(documents.of(followUp.getBusinessKey())).singleElement().satisfies(d -> assertThat(d.kind()).isEqualTo("after-service-follow-up-record"));
        assertThat(followUps.get(followUp.getBusinessKey()).settledAt()).isPresent();
    }
}
