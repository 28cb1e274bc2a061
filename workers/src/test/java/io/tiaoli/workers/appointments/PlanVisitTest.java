package io.tiaoli.workers.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.tiaoli.testing.Shop;

class PlanVisitTest {

    static PlanVisit.Out planned(String now, String slot, String reminderTime) {
        var shop = Shop.onOne().at(now);
        return shop.get(PlanVisit.class).run(new PlanVisit.In(Shop.moment(slot), Optional.ofNullable(reminderTime), "10:00", "P1D", "PT30M", "P1D"), shop.step("AP-1"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2026-11-20T08:00, 2026-11-22T13:00, -,           2026-11-21T10:00, true",
        "2026-11-20T08:00, 2026-11-22T13:00, 16:30,       2026-11-21T16:30, true",
        "2026-11-20T08:00, 2026-11-22T13:00, 16:30+08:00, 2026-11-21T16:30, true",
        "2026-11-20T08:00, 2026-11-22T13:00, 16:30:00Z,   2026-11-21T16:30, true",
        "2026-11-21T09:59, 2026-11-22T13:00, -,           2026-11-21T10:00, true",
        "2026-11-21T10:00, 2026-11-22T13:00, -,           2026-11-21T10:00, false",
        "2026-11-22T08:00, 2026-11-22T14:00, -,           2026-11-21T10:00, false"})
    void theReminderIsTheDayBeforeWhenTheCustomerLikesUnlessThatIsPast(String now, String slot, String reminderTime, String reminderAt, boolean remind) {
        var out = planned(now, slot, reminderTime);
        assertThat(out.reminderAt()).isEqualTo(Shop.moment(reminderAt));
        assertThat(out.remind()).isEqualTo(remind);
    }

    @ParameterizedTest
    @CsvSource("2026-11-22T13:00, 2026-11-22T13:30, 2026-11-23T13:00")
    void overdueAndNoShowCountFromTheSlot(String slot, String overdueAt, String noShowAt) {
        var out = planned("2026-11-20T08:00", slot, null);
        assertThat(out.overdueAt()).isEqualTo(Shop.moment(overdueAt));
        assertThat(out.noShowAt()).isEqualTo(Shop.moment(noShowAt));
    }

    @ParameterizedTest
    @CsvSource({"下午", "25:00"})
    void aTimeThatIsNoneIsNamed(String reminderTime) {
        assertThatThrownBy(() -> planned("2026-11-20T08:00", "2026-11-22T13:00", reminderTime)).hasMessageContaining("提醒时间「%s」".formatted(reminderTime));
    }
}
