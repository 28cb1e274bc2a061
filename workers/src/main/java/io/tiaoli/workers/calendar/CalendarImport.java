package io.tiaoli.workers.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in the published days off of a year from CSV, wholly or not at all. */
@Component
public class CalendarImport {

    /** The first line of the file; 类型 is 休 or 班. */
    public static final String HEADING = "日期,类型,名称";

    /** What is wrong with a line, counted from 1; line 0 stands for the whole file. */
    public record LineError(int line, String message) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarImport(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Replaces a year; with any error the year stays as it was.
     *
     * @param source the notice, such as 国务院办公厅关于2027年部分节假日安排的通知
     * @return the errors; none when the year is in
     */
    public List<LineError> replace(int year, String source, String csv) {
        if (source.isBlank() || source.length() > 200) throw new IllegalArgumentException("来源「%s」应为 1 至 200 个字，请写明通知的名称和文号".formatted(source));
        var lines = CalendarLines.read(year, csv);
        if (lines.errors().isEmpty()) transaction.executeWithoutResult(status -> store(year, source.strip(), lines.days()));
        return lines.errors();
    }

    /** What is wrong with a file, without taking it in. */
    public List<LineError> check(int year, String csv) {
        return CalendarLines.read(year, csv).errors();
    }

    /** A year as it is now: ISO day to 休 or 班 followed by the name. */
    public Map<String, String> days(int year) {
        Map<String, String> days = new TreeMap<>();
        jdbc.sql("select on_day, is_working, name from calendar_day where calendar_year = ?").param(year)
                .query(row -> {
                    days.put(row.getObject(1, LocalDate.class).toString(), (row.getBoolean(2) ? "班" : "休") + row.getString(3));
                });
        return days;
    }

    private void store(int year, String source, Map<LocalDate, CalendarLines.Day> days) {
        jdbc.sql("delete from calendar_day where calendar_year = ?").param(year).update();
        jdbc.sql("delete from calendar_year where calendar_year = ?").param(year).update();
        jdbc.sql("insert into calendar_year (calendar_year, source, imported_at) values (?, ?, ?)").params(year, source, OffsetDateTime.now(clock)).update();
        days.forEach((day, what) -> jdbc.sql("insert into calendar_day (on_day, calendar_year, is_working, name) values (?, ?, ?, ?)")
                .params(day, year, what.isWorking(), what.name()).update());
    }
}
