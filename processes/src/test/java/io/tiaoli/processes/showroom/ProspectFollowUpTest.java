package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
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

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.customers.Customer;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.prospects.ProspectResult;
import io.tiaoli.workers.prospects.Prospects;

@FlowTest
class ProspectFollowUpTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime FRIDAY = MONDAY.plusDays(4).atTime(16, 0);

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired Prospects prospects;
    @Autowired Notices notices;
    @Autowired RuntimeService runtime;
    @Autowired JdbcClient jdbc;
    Customer customer;

    @BeforeEach
    void visitor() {
        customer = shop.newCustomer("陈静");
        shop.consents(customer, "PROSPECT");
    }

    void told(String event, Map<String, Object> payload) {
        events.publish(event, customer.id(), payload, Duration.ofDays(30), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
    }

    ProcessInstance left(LocalDateTime at) {
        shop.at(at);
        told("prospect-registered", new HashMap<>(Map.of("prospectId", customer.id(), "leftAt", iso(at), "model", "轩逸", "consultantId", "sales-consultant-1", "phone", customer.phone().orElseThrow())));
        return runtime.createProcessInstanceQuery().processDefinitionKey("prospect-follow-up").singleResult();
    }

    void prepare(LocalDateTime plannedAt) {
        shop.complete("prepare-talk", "talkPlan", Map.of("needs", "想要大空间", "plannedAt", iso(plannedAt)));
    }

    /** The consultant prepares as soon as asked and reaches the prospect at the planned time. */
    void talk(LocalDateTime left) {
        shop.advanceTo(left.plusHours(24));
        prepare(left.plusHours(24));
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
    }

    void reason(Map<String, Object> result) {
        Map<String, Object> answer = new HashMap<>(Map.of("reasonNotBuying", "嫌贵"));
        answer.putAll(result);
        shop.complete("ask-reason", "visitReason", answer);
    }

    void recorded() {
        shop.complete("update-dms", "dmsUpdate", Map.of("updated", true));
    }

    boolean ended(ProcessInstance process) {
        return runtime.createProcessInstanceQuery().processInstanceId(process.getId()).count() == 0;
    }

    @Test
    @DisplayName("prospect-follow-up fact 1: who left on Friday at 16:00 is to be called by Sunday 16:00")
    void clockHours() {
        left(FRIDAY);
        assertThat(shop.hasTask("prepare-talk")).isFalse();
        shop.advanceTo(FRIDAY.plusHours(24));
        assertThat(shop.groups(shop.task("prepare-talk"))).containsExactly("sales-consultant");
        assertThat(shop.task("prepare-talk").getDueDate()).isEqualTo(date(FRIDAY.plusDays(2)));
        prepare(FRIDAY.plusHours(25));
        shop.advance(Duration.ofHours(1));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(FRIDAY.plusDays(2)));
        assertThat(shop.task("call-customer").getDescription()).isNotNull();
    }

    @Test
    @DisplayName("prospect-follow-up fact 2: when the call is not made within 48 h, the showroom manager is told, and the call stays")
    void escalation() {
        left(FRIDAY);
        shop.advanceTo(FRIDAY.plusHours(47));
        assertThat(shop.hasTask("urge-talk")).isFalse();
        shop.advanceTo(FRIDAY.plusHours(48));
        assertThat(shop.groups(shop.task("urge-talk"))).containsExactly("showroom-manager");
        assertThat(shop.hasTask("prepare-talk")).isTrue();
        shop.complete("urge-talk", "talkUrging", Map.of("cause", "请假", "measure", "转给同事"));
    }

    @Test
    @DisplayName("prospect-follow-up fact 3: after a call at 15:00 the record is due at closing time of that day, then the showroom manager is told")
    void recordedTheSameDay() {
        left(MONDAY.atTime(15, 0));
        talk(MONDAY.atTime(15, 0));
        reason(Map.of("result", "CONTINUE", "nextContactAt", iso(MONDAY.plusDays(5).atTime(10, 0))));
        assertThat(shop.task("update-dms").getDueDate()).isEqualTo(date(MONDAY.plusDays(1).atTime(18, 0)));
        shop.advanceTo(MONDAY.plusDays(1).atTime(18, 1));
        assertThat(notices.about(shop.task("update-dms").getId())).last().satisfies(late -> {
            assertThat(late.kind()).isEqualTo(Kind.ESCALATION);
            assertThat(late.told()).isEqualTo("showroom-manager");
        });
    }

    @Test
    @DisplayName("prospect-follow-up fact 4: without a reason S3 is refused")
    void reasonWanted() {
        left(FRIDAY);
        talk(FRIDAY);
        assertThatThrownBy(() -> shop.complete("ask-reason", "visitReason", Map.of("result", "LOST"))).hasMessageContaining("「没有买的原因」必须填写");
        assertThatThrownBy(() -> reason(Map.of("result", "CONTINUE"))).hasMessageContaining("下次联系");
    }

    @Test
    @DisplayName("prospect-follow-up fact 5: a visit agreed for Saturday 10:00 stands on the reception's list, no call exists, and the case waits for the visit or Sunday 10:00")
    void visitAgreed() {
        var saturday = MONDAY.plusDays(5).atTime(10, 0);
        var followUp = left(MONDAY.atTime(15, 0));
        talk(MONDAY.atTime(15, 0));
        reason(Map.of("result", "VISIT_AGREED", "visitAgreedAt", iso(saturday)));
        recorded();
        assertThat(prospects.expected(saturday.toLocalDate())).extracting(p -> p.caseNo()).contains(followUp.getBusinessKey());
        assertThat(shop.texts(followUp.getBusinessKey())).singleElement().satisfies(t -> assertThat(t.content()).contains("11月28日 10:00", "轩逸"));
        shop.advanceTo(saturday.plusHours(23));
        assertThat(shop.hasTask("call-customer") || shop.hasTask("prepare-talk")).isFalse();
        shop.advanceTo(saturday.plusDays(1));
        assertThat(shop.hasTask("prepare-talk")).isTrue();
    }

    @Test
    @DisplayName("prospect-follow-up: the agreed visit took place, so the 48 hours count from that visit")
    void visitTookPlace() {
        var saturday = MONDAY.plusDays(5).atTime(10, 0);
        var followUp = left(MONDAY.atTime(15, 0));
        talk(MONDAY.atTime(15, 0));
        reason(Map.of("result", "VISIT_AGREED", "visitAgreedAt", iso(saturday)));
        recorded();
        shop.advanceTo(saturday.plusHours(1));
        assertThat(left(saturday.plusHours(1)).getId()).isEqualTo(followUp.getId());
        assertThat(prospects.expected(saturday.toLocalDate())).isEmpty();
        shop.advanceTo(saturday.plusHours(25));
        assertThat(shop.task("prepare-talk").getDueDate()).isEqualTo(date(saturday.plusHours(49)));
    }

    @Test
    @DisplayName("prospect-follow-up fact 6: a prospect who has ordered meanwhile is not called any more")
    void orderedInTheTalk() {
        var followUp = left(FRIDAY);
        talk(FRIDAY);
        reason(Map.of("result", "ORDERED"));
        recorded();
        assertThat(ended(followUp)).isTrue();
        shop.advance(Duration.ofDays(10));
        assertThat(shop.hasTask("prepare-talk") || shop.hasTask("call-customer")).isFalse();
        assertThat(prospects.find(followUp.getBusinessKey()).orElseThrow().result()).contains(ProspectResult.ORDERED);
    }

    @Test
    @DisplayName("prospect-follow-up fact 7: test drive and showroom visit report the same visitor, and one case counts 48 h from the later moment")
    void onePerProspect() {
        var followUp = left(FRIDAY);
        shop.advanceTo(FRIDAY.plusHours(24));
        assertThat(shop.hasTask("prepare-talk")).isTrue();
        assertThat(left(FRIDAY.plusHours(24)).getId()).isEqualTo(followUp.getId());
        assertThat(shop.hasTask("prepare-talk")).isFalse();
        shop.advanceTo(FRIDAY.plusHours(48));
        assertThat(shop.tasks("prepare-talk")).singleElement().satisfies(task -> assertThat(task.getDueDate()).isEqualTo(date(FRIDAY.plusHours(72))));
        assertThat(shop.hasTask("urge-talk")).isFalse();
    }

    @Test
    @DisplayName("prospect-follow-up fact 8: left at 15:00, the call planned at 12:20 on day 3 moves to 14:30 of that day and meets the 48 h")
    void noonBan() {
        left(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.plusDays(1).atTime(15, 0));
        prepare(MONDAY.plusDays(2).atTime(12, 20));
        shop.advanceTo(MONDAY.plusDays(2).atTime(14, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(2).atTime(14, 30));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(MONDAY.plusDays(2).atTime(15, 0)));
        assertThat(shop.hasTask("urge-talk")).isFalse();
    }

    @Test
    @DisplayName("prospect-follow-up fact 9: ProspectOrdered while the case waits ends it at once as ORDERED")
    void ordered() {
        var followUp = left(FRIDAY);
        talk(FRIDAY);
        reason(Map.of("result", "CONTINUE", "nextContactAt", iso(FRIDAY.plusDays(20))));
        recorded();
        told("prospect-ordered", Map.of("orderNo", "DD-1"));
        assertThat(ended(followUp)).isTrue();
        assertThat(jdbc.sql("select outcome from service_case where case_no = ?").param(followUp.getBusinessKey()).query(String.class).single()).isEqualTo("ORDERED");
    }

    @Test
    @DisplayName("prospect-follow-up: a date for later is kept to; then a lost prospect is closed when the showroom manager agrees")
    void lost() {
        var followUp = left(FRIDAY);
        talk(FRIDAY);
        reason(Map.of("result", "CONTINUE", "nextContactAt", iso(FRIDAY.plusDays(20))));
        recorded();
        shop.advanceTo(FRIDAY.plusDays(20));
        prepare(shop.now());
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        reason(Map.of("result", "LOST"));
        recorded();
        shop.complete("close-as-lost", "lostCase", Map.of("reason", "买了别的品牌", "competitor", "卡罗拉"));
        shop.complete("confirm-lost", "lostDecision", Map.of("answer", "REJECT", "againContactAt", iso(shop.now().plusDays(3))));
        shop.advance(Duration.ofDays(3));
        prepare(shop.now());
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        reason(Map.of("result", "LOST"));
        recorded();
        shop.complete("close-as-lost", "lostCase", Map.of("reason", "买了别的品牌", "competitor", "卡罗拉"));
        shop.complete("confirm-lost", "lostDecision", Map.of("answer", "CONFIRM"));
        assertThat(ended(followUp)).isTrue();
        assertThat(prospects.find(followUp.getBusinessKey()).orElseThrow()).satisfies(p -> {
            assertThat(p.result()).contains(ProspectResult.LOST);
            assertThat(p.competitor()).contains("卡罗拉");
        });
    }

    @Test
    @DisplayName("prospect-follow-up: who wants no more calls, or never agreed to any, is recorded and left alone")
    void refused() {
        var followUp = left(FRIDAY);
        shop.advanceTo(FRIDAY.plusHours(24));
        prepare(FRIDAY.plusHours(24));
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED", "consentWithdrawn", true));
        recorded();
        assertThat(ended(followUp)).isTrue();
        assertThat(shop.contacts(customer)).containsExactly("PROSPECT REFUSED");
    }

    @Test
    @DisplayName("prospect-follow-up: who cannot be reached twice goes to the specialist and gets a next date")
    void unreachable() {
        var followUp = left(MONDAY.atTime(9, 0));
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        prepare(MONDAY.plusDays(1).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED"));
        assertThatThrownBy(() -> recorded()).hasMessageContaining("下次联系");
        shop.complete("update-dms", "dmsUpdate", Map.of("updated", true, "laterContactAt", iso(MONDAY.plusDays(9).atTime(10, 0))));
        shop.advanceTo(MONDAY.plusDays(9).atTime(10, 0));
        assertThat(shop.hasTask("prepare-talk")).isTrue();
        events.publish("case-cancelled", followUp.getBusinessKey(), Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(ended(followUp)).isTrue();
    }
}
