package io.tiaoli.workers.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.Step;

class WorkingDaysTest {

    static final String BOTH = "io.tiaoli.testing.Databases#both";

    static WorkingDays calendar(DriverManagerDataSource database) {
        return new WorkingDays(Databases.jdbc(database));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static int workingDays(WorkingDays calendar, String from, String to) {
        return calendar.between(day(from).minusDays(1), day(to));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void bothYearsHaveThePublishedNumberOfDays(DriverManagerDataSource database) {
        var counted = Databases.jdbc(database).sql("select calendar_year, is_working, count(*) from calendar_day where calendar_year in (2025, 2026) group by calendar_year, is_working order by 1, 2")
                .query((row, n) -> row.getInt(1) + (row.getBoolean(2) ? " 班 " : " 休 ") + row.getInt(3)).list();
        assertThat(counted).containsExactly("2025 休 28", "2025 班 5", "2026 休 33", "2026 班 6");
        assertThat(workingDays(calendar(database), "2025-01-01", "2025-12-31")).isEqualTo(248);
        assertThat(workingDays(calendar(database), "2026-01-01", "2026-12-31")).isEqualTo(248);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void holidaysAreOffAndMakeUpDaysAreWorked(DriverManagerDataSource database) {
        var calendar = calendar(database);
        assertThat(workingDays(calendar, "2025-01-28", "2025-02-04")).isZero();
        assertThat(workingDays(calendar, "2025-10-01", "2025-10-08")).isZero();
        assertThat(workingDays(calendar, "2026-01-01", "2026-01-03")).isZero();
        assertThat(workingDays(calendar, "2026-02-15", "2026-02-23")).isZero();
        assertThat(workingDays(calendar, "2026-10-01", "2026-10-07")).isZero();
        assertThat(new String[] {"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}).allMatch(day -> calendar.isWorkingDay(day(day)));
        assertThat(new String[] {"2025-09-27", "2025-10-12", "2025-01-25", "2026-09-19", "2026-10-11", "2026-01-10"}).noneMatch(day -> calendar.isWorkingDay(day(day)));
        assertThat(new String[] {"2025-01-02", "2025-09-30", "2025-10-09", "2026-10-08", "2026-02-24"}).allMatch(day -> calendar.isWorkingDay(day(day)));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void countsOverHolidaysMakeUpDaysAndTheTurnOfTheYear(DriverManagerDataSource database) {
        var calendar = calendar(database);
        assertThat(calendar.plus(day("2025-09-30"), 1)).isEqualTo("2025-10-09");
        assertThat(calendar.plus(day("2025-09-26"), 3)).isEqualTo("2025-09-30");
        assertThat(calendar.plus(day("2025-10-10"), 1)).isEqualTo("2025-10-11");
        assertThat(calendar.plus(day("2025-12-31"), 1)).isEqualTo("2026-01-04");
        assertThat(calendar.plus(day("2026-02-13"), 3)).isEqualTo("2026-02-25");
        assertThat(calendar.plus(day("2026-11-21"), 0)).isEqualTo("2026-11-21");
        assertThat(calendar.between(day("2025-09-30"), day("2025-10-09"))).isEqualTo(1);
        assertThat(calendar.between(day("2025-12-31"), day("2026-01-04"))).isEqualTo(1);
        for (int n : new int[] {0, 1, 7, 60, 200}) assertThat(calendar.between(day("2025-12-20"), calendar.plus(day("2025-12-20"), n))).isEqualTo(n);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aYearWithoutDataIsAnErrorThatNamesIt(DriverManagerDataSource database) {
        var calendar = calendar(database);
        assertThatThrownBy(() -> calendar.isWorkingDay(day("2031-03-03"))).isInstanceOf(YearMissing.class)
                .hasMessageContaining("没有 2031 年").hasMessageContaining("导入").hasMessageContaining("日期,类型,名称");
        assertThatThrownBy(() -> calendar.plus(day("2024-12-30"), 3)).isInstanceOf(YearMissing.class).hasMessageContaining("2024");
        assertThat(calendar.plus(day("2024-12-31"), 1)).as("the day itself is not counted").isEqualTo("2025-01-02");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void refusesNumbersThatMakeNoSense(DriverManagerDataSource database) {
        assertThatThrownBy(() -> calendar(database).plus(day("2026-01-05"), -1)).hasMessageContaining("「-1」应在 0 至 500 之间");
        assertThatThrownBy(() -> calendar(database).between(day("2026-01-05"), day("2026-01-04"))).hasMessageContaining("不能早于");
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theWorkerKeepsTheClockTime(DriverManagerDataSource database) {
        var worker = new AddWorkingDays(calendar(database));
        var step = new Step("HR-20251001-0001", "home-repair", "plan-entry", "a1", Instant.EPOCH);
        assertThat(worker.run(new AddWorkingDays.In(Instant.parse("2025-09-29T02:30:00Z"), 3), step).dueAt()).isEqualTo(Instant.parse("2025-10-10T02:30:00Z"));
        assertThat(worker.run(new AddWorkingDays.In(Instant.parse("2025-09-29T17:00:00Z"), 1), step).dueAt())
                .as("01:00 of the 30th in Shanghai").isEqualTo(Instant.parse("2025-10-08T17:00:00Z"));
    }
}
