package io.tiaoli.workers.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which days are working days; a year that nobody imported is an error, never a guess. */
@Repository
public class WorkingDays {

    private static final int MOST_DAYS = 500;

    private final JdbcClient jdbc;

    WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isWorkingDay(LocalDate day) {
        return year(day.getYear()).isWorkingDay(day);
    }

    /**
     * The n-th working day after a day; 0 is the day itself, working or not.
     *
     * @param days 0 to 500
     */
    public LocalDate plus(LocalDate from, int days) {
        if (days < 0 || days > MOST_DAYS) throw new IllegalArgumentException("工作日数「%d」应在 0 至 %d 之间".formatted(days, MOST_DAYS));
        var years = new HashMap<Integer, PublishedYear>();
        var day = from;
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            if (years.computeIfAbsent(day.getYear(), this::year).isWorkingDay(day)) left--;
        }
        return day;
    }

    /** The working days after {@code from} up to and with {@code to}, so that {@code between(d, plus(d, n)) == n}. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw new IllegalArgumentException("结束日期「%s」不能早于开始日期「%s」".formatted(to, from));
        var years = new HashMap<Integer, PublishedYear>();
        return (int) from.plusDays(1).datesUntil(to.plusDays(1))
                .filter(day -> years.computeIfAbsent(day.getYear(), this::year).isWorkingDay(day)).count();
    }

    private PublishedYear year(int year) {
        jdbc.sql("select source from calendar_year where calendar_year = ?").param(year).query(String.class).optional().orElseThrow(() -> new YearMissing(year));
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        jdbc.sql("select on_day, is_working from calendar_day where calendar_year = ?").param(year)
                .query(row -> {
                    exceptions.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                });
        return new PublishedYear(exceptions);
    }
}
