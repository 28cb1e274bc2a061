package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.prospects.ProspectResult;
import io.tiaoli.workers.prospects.Prospects;

/** How a follow-up ends, and what keeps it from calling. */
@FlowTest
class ProspectFollowUpEndTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime FRIDAY = MONDAY.plusDays(4).atTime(16, 0);

    @Autowired Shop shop;
    @Autowired Events events;
    @Autowired Prospects prospects;
    @Autowired JdbcClient jdbc;
    @Autowired ProspectDesk desk;

    @BeforeEach
    void visitor() {
        desk.visitor();
    }

    @Test
    @DisplayName("prospect-follow-up fact 5: a visit agreed for Saturday 10:00 stands on the reception's list, no call exists, and the case waits for the visit or Sunday 10:00")
    void visitAgreed() {
        var saturday = MONDAY.plusDays(5).atTime(10, 0);
        var followUp = desk.left(MONDAY.atTime(15, 0));
        desk.talk(MONDAY.atTime(15, 0));
        desk.reason(Map.of("result", "VISIT_AGREED", "visitAgreedAt", iso(saturday)));
        desk.recorded();
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
        var followUp = desk.left(MONDAY.atTime(15, 0));
        desk.talk(MONDAY.atTime(15, 0));
        desk.reason(Map.of("result", "VISIT_AGREED", "visitAgreedAt", iso(saturday)));
        desk.recorded();
        shop.advanceTo(saturday.plusHours(1));
        assertThat(desk.left(saturday.plusHours(1)).getId()).isEqualTo(followUp.getId());
        assertThat(prospects.expected(saturday.toLocalDate())).isEmpty();
        shop.advanceTo(saturday.plusHours(25));
        assertThat(shop.task("prepare-talk").getDueDate()).isEqualTo(date(saturday.plusHours(49)));
    }

    @Test
    @DisplayName("prospect-follow-up fact 6: a prospect who has ordered meanwhile is not called any more")
    void orderedInTheTalk() {
        var followUp = desk.left(FRIDAY);
        desk.talk(FRIDAY);
        desk.reason(Map.of("result", "ORDERED"));
        desk.recorded();
        assertThat(desk.ended(followUp)).isTrue();
        shop.advance(Duration.ofDays(10));
        assertThat(shop.hasTask("prepare-talk") || shop.hasTask("call-customer")).isFalse();
        assertThat(prospects.find(followUp.getBusinessKey()).orElseThrow().result()).contains(ProspectResult.ORDERED);
    }

    @Test
    @DisplayName("prospect-follow-up fact 9: ProspectOrdered while the case waits ends it at once as ORDERED")
    void ordered() {
        var followUp = desk.left(FRIDAY);
        desk.talk(FRIDAY);
        desk.reason(Map.of("result", "CONTINUE", "nextContactAt", iso(FRIDAY.plusDays(20))));
        desk.recorded();
        desk.told("prospect-ordered", Map.of("orderNo", "DD-1"));
        assertThat(desk.ended(followUp)).isTrue();
        assertThat(jdbc.sql("select outcome from service_case where case_no = ?").param(followUp.getBusinessKey()).query(String.class).single()).isEqualTo("ORDERED");
    }

    @Test
    @DisplayName("prospect-follow-up: a date for later is kept to; then a lost prospect is closed when the showroom manager agrees")
    void lost() {
        var followUp = desk.left(FRIDAY);
        desk.talk(FRIDAY);
        desk.reason(Map.of("result", "CONTINUE", "nextContactAt", iso(FRIDAY.plusDays(20))));
        desk.recorded();
        shop.advanceTo(FRIDAY.plusDays(20));
        desk.prepare(shop.now());
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        desk.reason(Map.of("result", "LOST"));
        desk.recorded();
        shop.complete("close-as-lost", "lostCase", Map.of("reason", "买了别的品牌", "competitor", "卡罗拉"));
        shop.complete("confirm-lost", "lostDecision", Map.of("answer", "REJECT", "againContactAt", iso(shop.now().plusDays(3))));
        shop.advance(Duration.ofDays(3));
        desk.prepare(shop.now());
        shop.complete("call-customer", "contact", Map.of("result", "REACHED"));
        desk.reason(Map.of("result", "LOST"));
        desk.recorded();
        shop.complete("close-as-lost", "lostCase", Map.of("reason", "买了别的品牌", "competitor", "卡罗拉"));
        shop.complete("confirm-lost", "lostDecision", Map.of("answer", "CONFIRM"));
        assertThat(desk.ended(followUp)).isTrue();
        assertThat(prospects.find(followUp.getBusinessKey()).orElseThrow()).satisfies(p -> {
            assertThat(p.result()).contains(ProspectResult.LOST);
            assertThat(p.competitor()).contains("卡罗拉");
        });
    }

    @Test
    @DisplayName("prospect-follow-up: who wants no more calls, or never agreed to any, is recorded and left alone")
    void refused() {
        var followUp = desk.left(FRIDAY);
        shop.advanceTo(FRIDAY.plusHours(24));
        desk.prepare(FRIDAY.plusHours(24));
        shop.complete("call-customer", "contact", Map.of("result", "REFUSED", "refusalReason", "NOT_INTERESTED", "consentWithdrawn", true));
        desk.recorded();
        assertThat(desk.ended(followUp)).isTrue();
        assertThat(shop.contacts(desk.customer)).containsExactly("PROSPECT REFUSED");
    }

    @Test
    @DisplayName("prospect-follow-up: who cannot be reached twice goes to the specialist and gets a next date")
    void unreachable() {
        var followUp = desk.left(MONDAY.atTime(9, 0));
        shop.advanceTo(MONDAY.plusDays(1).atTime(9, 0));
        desk.prepare(MONDAY.plusDays(1).atTime(9, 0));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.advance(Duration.ofHours(2));
        shop.complete("call-customer", "contact", Map.of("result", "NO_ANSWER"));
        shop.complete("follow-up-customer", "specialistContact", Map.of("result", "CLOSED"));
        assertThatThrownBy(() -> desk.recorded()).hasMessageContaining("下次联系");
        shop.complete("update-dms", "dmsUpdate", Map.of("updated", true, "laterContactAt", iso(MONDAY.plusDays(9).atTime(10, 0))));
        shop.advanceTo(MONDAY.plusDays(9).atTime(10, 0));
        assertThat(shop.hasTask("prepare-talk")).isTrue();
        events.publish("case-cancelled", followUp.getBusinessKey(), Map.of(), Duration.ofDays(1), Optional.empty(), UUID.randomUUID().toString());
        shop.settle();
        assertThat(desk.ended(followUp)).isTrue();
    }
}
