package io.tiaoli.workers.imports;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.calendar.CalendarImport;
import io.tiaoli.workers.imports.CalendarKind.Day;

/** The published days off of one year; one difference, and the year of the first row is replaced as a whole. */
@Component
@Order(4)
class CalendarKind implements ImportKind<Day> {

    /** A day as the file has it; the calendar's own importer checks it. */
    record Day(String date, String type, String name) {}

    private final CalendarImport calendar;

    CalendarKind(CalendarImport calendar) {
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return "calendar";
    }

    @Override
    public String label() {
        return "放假安排";
    }

    @Override
    public List<Heading> headings() {
        return List.of(Heading.required("日期", "如 2027-10-01，全部在同一年"), Heading.required("类型", "休（放假）、班（周末调休上班）"), Heading.required("名称", "如 国庆节"));
    }

    @Override
    public int chunk() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Day read(Row row) {
        return new Day(row.day("日期").map(Object::toString).orElse(""), row.choice("类型", Map.of("休", "休", "班", "班"), "休、班").orElse(""), row.text("名称", 40).orElse(""));
    }

    @Override
    public String key(Day day) {
        return day.date();
    }

    @Override
    public List<Line<Day>> compare(List<Line<Day>> lines) {
        int year = year(lines);
        // line 1 of the text is the heading; line 0 stands for all
        calendar.check(year, csv(lines)).forEach(error -> lines.get(Math.max(0, error.line() - 2)).row().problem("日期", error.message()));
        var known = calendar.days(year);
        boolean same = known.equals(lines.stream().map(Line::value).collect(toMap(Day::date, day -> day.type() + day.name(), (first, second) -> first)));
        return lines.stream().map(line -> known.containsKey(line.value().date()) ? line.known(line.value().date(), same) : line.isNew()).toList();
    }

    @Override
    public void write(List<Line<Day>> lines, String source) {
        if (!lines.isEmpty()) calendar.replace(year(lines), source, csv(lines));
    }

    private static int year(List<Line<Day>> lines) {
        return Integer.parseInt(lines.get(0).value().date().substring(0, 4));
    }

    private static String csv(List<Line<Day>> lines) {
        return lines.stream().map(line -> "%s,%s,%s".formatted(line.value().date(), line.value().type(), line.value().name().replace(',', '，'))).collect(joining("\n", CalendarImport.HEADING + "\n", "\n"));
    }
}
