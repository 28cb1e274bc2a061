package io.tiaoli.processes.showroom;

import static io.tiaoli.processes.testing.Shop.date;
import static io.tiaoli.processes.testing.Shop.iso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.deadlines.Notices;
import io.tiaoli.processes.deadlines.Notices.Kind;
import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;

/** When a prospect is called, and by when the call and its record are made. */
@FlowTest
class ProspectFollowUpTest {

    static final LocalDate MONDAY = Shop.OPENING.toLocalDate();
    static final LocalDateTime FRIDAY = MONDAY.plusDays(4).atTime(16, 0);

    @Autowired Shop shop;
    @Autowired Notices notices;
    @Autowired ProspectDesk desk;

    @BeforeEach
    void visitor() {
        desk.visitor();
    }

    @Test
    @DisplayName("prospect-follow-up fact 1: who left on Friday at 16:00 is to be called by Sunday 16:00")
    void clockHours() {
        desk.left(FRIDAY);
        assertThat(shop.hasTask("prepare-talk")).isFalse();
        shop.advanceTo(FRIDAY.plusHours(24));
        assertThat(shop.groups(shop.task("prepare-talk"))).containsExactly("sales-consultant");
        assertThat(shop.task("prepare-talk").getDueDate()).isEqualTo(date(FRIDAY.plusDays(2)));
        desk.prepare(FRIDAY.plusHours(25));
        shop.advance(Duration.ofHours(1));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(FRIDAY.plusDays(2)));
        assertThat(shop.task("call-customer").getDescription()).isNotNull();
    }

    @Test
    @DisplayName("prospect-follow-up fact 2: when the call is not made within 48 h, the showroom manager is told, and the call stays")
    void escalation() {
        desk.left(FRIDAY);
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
        desk.left(MONDAY.atTime(15, 0));
        desk.talk(MONDAY.atTime(15, 0));
        desk.reason(Map.of("result", "CONTINUE", "nextContactAt", iso(MONDAY.plusDays(5).atTime(10, 0))));
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
        desk.left(FRIDAY);
        desk.talk(FRIDAY);
        assertThatThrownBy(() -> shop.complete("ask-reason", "visitReason", Map.of("result", "LOST"))).hasMessageContaining("「没有买的原因」必须填写");
        assertThatThrownBy(() -> desk.reason(Map.of("result", "CONTINUE"))).hasMessageContaining("下次联系");
    }

    @Test
    @DisplayName("prospect-follow-up fact 7: test drive and showroom visit report the same visitor, and one case counts 48 h from the later moment")
    void onePerProspect() {
        var followUp = desk.left(FRIDAY);
        shop.advanceTo(FRIDAY.plusHours(24));
        assertThat(shop.hasTask("prepare-talk")).isTrue();
        assertThat(desk.left(FRIDAY.plusHours(24)).getId()).isEqualTo(followUp.getId());
        assertThat(shop.hasTask("prepare-talk")).isFalse();
        shop.advanceTo(FRIDAY.plusHours(48));
        assertThat(shop.tasks("prepare-talk")).singleElement().satisfies(task -> assertThat(task.getDueDate()).isEqualTo(date(FRIDAY.plusHours(72))));
        assertThat(shop.hasTask("urge-talk")).isFalse();
    }

    @Test
    @DisplayName("prospect-follow-up fact 8: left at 15:00, the call planned at 12:20 on day 3 moves to 14:30 of that day and meets the 48 h")
    void noonBan() {
        desk.left(MONDAY.atTime(15, 0));
        shop.advanceTo(MONDAY.plusDays(1).atTime(15, 0));
        desk.prepare(MONDAY.plusDays(2).atTime(12, 20));
        shop.advanceTo(MONDAY.plusDays(2).atTime(14, 29));
        assertThat(shop.hasTask("call-customer")).isFalse();
        shop.advanceTo(MONDAY.plusDays(2).atTime(14, 30));
        assertThat(shop.task("call-customer").getDueDate()).isEqualTo(date(MONDAY.plusDays(2).atTime(15, 0)));
        assertThat(shop.hasTask("urge-talk")).isFalse();
    }
}
