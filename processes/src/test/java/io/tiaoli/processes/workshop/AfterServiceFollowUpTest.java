package io.tiaoli.processes.workshop;

import static io.tiaoli.processes.testing.Shop.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.customers.Vehicle;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.events.StoredEvents;
import io.tiaoli.workers.events.StoredEvents.Stored;
import io.tiaoli.workers.followup.FollowUps;
import io.tiaoli.workers.followup.Suggestions;

@FlowTest
class AfterServiceFollowUpTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime LEFT = MONDAY.atTime(16, 0);
    static int number;

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired StoredEvents told;
    @Autowired FollowUps followUps;
    @Autowired Suggestions suggestions;
    @Autowired Vehicles vehicles;
    @Autowired Notices notices;
    @Autowired Documents documents;
    @Autowired ContactLog contacts;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired JdbcClient jdbc;
    Customer customer;
    Vehicle vehicle;
    String orderNo;

    @BeforeEach
    void carLeft() {
        number++;
        customer = shop.newCustomer("赵敏");
        vehicle = shop.vehicle(customer);
        shop.consents(customer, "CARE");
        orderNo = "RO-20261118-%04d".formatted(number);
        shop.at(LEFT);
    }

    ProcessInstance closed(String visitKind, String customerClass) {
        Map<String, Object> payload = new HashMap<>(Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", visitKind, "customerClass", customerClass));
        if (!visitKind.equals("CONSULTATION")) payload.putAll(Map.of("orderNo", orderNo, "vehicleId", vehicle.id(), "mileageKm", 20_000));
        events.publish("service-closed", visitKind.equals("CONSULTATION") ? customer.id() : orderNo, payload, Duration.ofDays(30), Optional.of(orderNo), UUID.randomUUID().toString());
        shop.settle();
        return runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").variableValueEquals("customerId", customer.id()).singleResult();
    }

    ProcessInstance repaired() {
        return closed("REPAIR", "NORMAL");
    }

    void call(Map<String, Object> said) {
        Map<String, Object> entered = new HashMap<>(said);
        entered.putIfAbsent("result", "REACHED");
        shop.complete("call-customer", "followUpCall", entered);
    }

    void unreachable() {
        call(Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2).plusMinutes(1));
        if (!shop.hasTask("call-customer")) shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        call(Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "多次无人接听"));
    }

    void check(String state) {
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", state));
    }

    List<Stored> toldBy(ProcessInstance process, String event) {
        return told.toldBy(process.getBusinessKey()).stream().filter(e -> e.name().equals(event)).toList();
    }

    boolean passed(ProcessInstance process, String activity) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(process.getId()).activityId(activity).finished().count() > 0;
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }

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

    @Test
    @DisplayName("after-service-follow-up fact 11: a repair leaves the last maintenance as it was; a maintenance sets it to the day the car left")
    void maintenanceCountsFromMaintenance() {
        vehicles.maintained(vehicle.id(), LocalDate.of(2026, 8, 1), Optional.of(15_000));
        var repair = repaired();
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(toldBy(repair, "maintenance-recorded")).singleElement().satisfies(e -> {
            assertThat(e.key()).isEqualTo(vehicle.id());
            assertThat(told.payload(e)).containsEntry("lastMaintenanceOn", "2026-08-01").containsEntry("lastKm", 15_000).containsEntry("customerId", customer.id());
        });

        shop.at(LEFT);
        orderNo += "B";
        var maintenance = closed("MAINTENANCE", "KEY");
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(toldBy(maintenance, "maintenance-recorded")).singleElement().satisfies(e ->
                assertThat(told.payload(e)).containsEntry("lastMaintenanceOn", "2026-11-23").containsEntry("lastKm", 20_000));
        assertThat(vehicles.get(vehicle.id()).lastMaintenanceKm()).contains(20_000);
    }

    @Test
    @DisplayName("after-service-follow-up: a repair of a car without any maintenance on file tells no maintenance")
    void nothingToCountFrom() {
        var followUp = repaired();
        call(Map.of("score", 5));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(toldBy(followUp, "maintenance-recorded")).isEmpty();
    }

    @Test
    @DisplayName("after-service-follow-up: two unanswered calls go to the specialist; then the agent calls between day 3 and 7")
    void theAgentTriesAgain() {
        var followUp = repaired();
        unreachable();
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("follow-up-agent");
        call(Map.of("score", 4, "nextService", "MAINTENANCE_REMINDER"));
        check("RECORDED");
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).containsExactly("CARE UNREACHABLE", "CARE REACHED");
    }

    @Test
    @DisplayName("after-service-follow-up: nobody reached the customer, so customer service calls at the check, and its result is handled like any other")
    void customerServiceMakesUpForIt() {
        var followUp = repaired();
        unreachable();
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        call(Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2).plusMinutes(1));
        call(Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED", "notes", "仍无人接听"));
        assertThat(shop.shown("check-follow-up", "followUpCheck")).doesNotContainKey("state");
        assertThatThrownBy(() -> check("RECORDED")).hasMessageContaining("与联系记录不符");
        assertThatThrownBy(() -> check("NOT_POSSIBLE")).hasMessageContaining("写明原因");
        shop.advance(Duration.ofMinutes(5));
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", "CALLED", "score", 1, "opinion", "没人理我"));
        assertThat(toldBy(followUp, "complaint-raised")).hasSize(1);
        assertThat(shop.hasTask("check-follow-up")).isFalse();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).endsWith("CARE REACHED");
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

    @Test
    @DisplayName("after-service-follow-up: a wrong number is corrected and the agent calls the right one")
    void wrongNumber() {
        repaired();
        call(Map.of("result", "WRONG_NUMBER"));
        shop.complete("correct-phone", "phoneCorrection", Map.of("newPhone", "13511%06d".formatted(number), "notes", "工单上有"));
        shop.advanceTo(MONDAY.plusDays(3).atTime(16, 0));
        assertThat(shop.groups(shop.task("call-customer"))).containsExactly("follow-up-agent");
    }

    @Test
    @DisplayName("after-service-follow-up: a customer without consent is not called, and the check says why")
    void noConsent() {
        jdbc.sql("update customer set do_not_contact = true where id = ?").param(customer.id()).update();
        var followUp = repaired();
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.complete("check-follow-up", "followUpCheck", Map.of("state", "NOT_POSSIBLE", "notes", "客户要求勿扰"));
        assertThat(ended(followUp)).isTrue();
    }

    @Test
    @DisplayName("after-service-follow-up: tips are sent to whoever wants them; a customer without a mobile number gets no SMS, but the call")
    void tipsAndLandlines() {
        var followUp = repaired();
        call(Map.of("score", 5, "tipsWanted", true));
        check("RECORDED");
        assertThat(shop.wordings(followUp.getBusinessKey())).containsExactlyInAnyOrder("after-service-follow-up-thanks.sms", "after-service-follow-up-tips.sms");

        carLeft();
        jdbc.sql("update customer set phone = '010-66668888' where id = ?").param(customer.id()).update();
        var second = repaired();
        call(Map.of("score", 5, "tipsWanted", true));
        check("RECORDED");
        assertThat(ended(second)).isTrue();
        assertThat(passed(second, "thanks-refused") && passed(second, "tips-refused")).isTrue();
        assertThat(shop.texts(second.getBusinessKey())).isEmpty();
    }

    @Test
    @DisplayName("after-service-follow-up: the same order told twice is one case; a broken event starts none and is kept")
    void oneCaseAnOrder() {
        var followUp = repaired();
        events.publish("service-closed", orderNo, Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", "REPAIR", "orderNo", orderNo, "vehicleId", vehicle.id()),
                Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        events.publish("service-closed", customer.id(), Map.of("customerId", customer.id(), "closedAt", date(LEFT), "visitKind", "REPAIR"),
                Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("after-service-follow-up").list()).singleElement()
                .satisfies(only -> assertThat(only.getId()).isEqualTo(followUp.getId()));
        assertThat(told.waiting(10)).singleElement().satisfies(kept -> assertThat(kept.key()).isEqualTo(customer.id()));
    }

    @Test
    @DisplayName("after-service-follow-up: a cancelled case takes back what has not been sent")
    void cancelled() {
        shop.at(MONDAY.atTime(23, 0));
        var followUp = repaired();
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(t -> assertThat(t.state()).isEqualTo("WAITING"));
        events.publish("case-cancelled", followUp.getBusinessKey(), Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(t -> assertThat(t.state()).isEqualTo("CANCELLED"));
    }
}
