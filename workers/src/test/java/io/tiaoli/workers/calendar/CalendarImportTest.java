package io.tiaoli.workers.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.tiaoli.testing.Databases;
import io.tiaoli.workers.calendar.CalendarImport.LineError;

class CalendarImportTest {

    static final String BOTH = "io.tiaoli.testing.Databases#both";
    static final String SOURCE = "本店测试用放假安排";
    static final AtomicInteger NEXT_YEAR = new AtomicInteger(2040);

    final int year = NEXT_YEAR.incrementAndGet();

    CalendarImport calendarImport(DriverManagerDataSource database) {
        return new CalendarImport(Databases.jdbc(database), new DataSourceTransactionManager(database), Clock.systemUTC());
    }

    /** A day of the week in the second half of January. */
    String weekday(int n) {
        var day = LocalDate.of(year, 1, 15);
        return day.plusDays(n - day.getDayOfWeek().getValue()).toString();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void takesInAYearAsExcelWritesIt(DriverManagerDataSource database) {
        var errors = calendarImport(database).replace(year, SOURCE, "\uFEFF日期,类型,名称\r\n%s,休,测试节\r\n%s, 班 ,测试节\r\n\r\n".formatted(weekday(1).replace('-', '/'), weekday(6)));
        assertThat(errors).isEmpty();
        var calendar = new WorkingDays(Databases.jdbc(database));
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(1)))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(2)))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(6)))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(7)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void replacesTheWholeYear(DriverManagerDataSource database) {
        var calendarImport = calendarImport(database);
        calendarImport.replace(year, SOURCE, "日期,类型,名称\n%s,休,测试节".formatted(weekday(1)));
        assertThat(calendarImport.replace(year, SOURCE, "日期,类型,名称\n%s,休,更正后的测试节".formatted(weekday(2)))).isEmpty();
        var calendar = new WorkingDays(Databases.jdbc(database));
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(1)))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(2)))).isFalse();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void namesEveryWrongLineAndChangesNothing(DriverManagerDataSource database) {
        var calendarImport = calendarImport(database);
        calendarImport.replace(year, SOURCE, "日期,类型,名称\n%s,休,测试节".formatted(weekday(1)));

        var errors = calendarImport.replace(year, SOURCE, """
                日期,类型,名称
                %1$s,休,测试节
                %1$s,休,测试节
                %3$d-02-30,休,测试节
                1999-10-01,休,国庆节
                %2$s,放假,测试节
                %2$s,班,测试节
                %2$s,休,
                %2$s,休""".formatted(weekday(3), weekday(4), year));

        assertThat(errors).extracting(LineError::line).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(errors).extracting(LineError::message).satisfiesExactly(
                m -> assertThat(m).contains("重复"), m -> assertThat(m).contains("「%d-02-30」应为".formatted(year)), m -> assertThat(m).contains("「1999-10-01」不在 %d 年".formatted(year)),
                m -> assertThat(m).contains("「放假」应为「休」或「班」"), m -> assertThat(m).contains("本来就是工作日"), m -> assertThat(m).contains("名称「」"), m -> assertThat(m).contains("有 2 列"));
        var calendar = new WorkingDays(Databases.jdbc(database));
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(1)))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.parse(weekday(3)))).isTrue();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void anEmptyFileIsNoCalendar(DriverManagerDataSource database) {
        var calendarImport = calendarImport(database);
        assertThat(calendarImport.replace(year, SOURCE, "")).singleElement().extracting(LineError::message).asString().contains("表头「」应为「日期,类型,名称」");
        assertThat(calendarImport.replace(year, SOURCE, "日期,类型,名称\n")).singleElement().extracting(LineError::message).asString().contains("没有 %d 年的休息日".formatted(year));
        assertThatThrownBy(() -> calendarImport.replace(year, " ", "日期,类型,名称\n")).hasMessageContaining("来源");
        assertThatThrownBy(() -> new WorkingDays(Databases.jdbc(database)).isWorkingDay(LocalDate.of(year, 1, 1))).isInstanceOf(YearMissing.class);
    }
}
