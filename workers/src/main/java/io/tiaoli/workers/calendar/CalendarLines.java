package io.tiaoli.workers.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tiaoli.workers.calendar.CalendarImport.LineError;

/** The lines of a calendar file, read and checked. */
record CalendarLines(Map<LocalDate, Day> days, List<LineError> errors) {

    record Day(boolean isWorking, String name) {}

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_NAME = 40;

    static CalendarLines read(int year, String csv) {
        var read = new CalendarLines(new TreeMap<>(), new ArrayList<>());
        var lines = csv.replaceFirst("^\uFEFF", "").lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(CalendarImport.HEADING)) {
            read.errors.add(new LineError(1, "表头「%s」应为「%s」".formatted(lines.isEmpty() ? "" : lines.get(0), CalendarImport.HEADING)));
            return read;
        }
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            try {
                read.add(year, lines.get(i).split(",", -1));
            } catch (IllegalArgumentException e) {
                read.errors.add(new LineError(i + 1, e.getMessage()));
            }
        }
        if (read.errors.isEmpty() && read.days.values().stream().allMatch(Day::isWorking)) {
            read.errors.add(new LineError(0, "文件里没有 %d 年的休息日，不能导入".formatted(year)));
        }
        return read;
    }

    private void add(int year, String[] cells) {
        if (cells.length != 3) throw new IllegalArgumentException("有 %d 列，应为 3 列：%s".formatted(cells.length, CalendarImport.HEADING));
        var day = date(year, cells[0].strip());
        var name = cells[2].strip();
        boolean isWorking = switch (cells[1].strip()) {
            case "班" -> true;
            case "休" -> false;
            default -> throw new IllegalArgumentException("类型「%s」应为「休」或「班」".formatted(cells[1].strip()));
        };
        if (isWorking && PublishedYear.isOfTheWeek(day)) throw new IllegalArgumentException("日期「%s」本来就是工作日，「班」只用于周六、周日调休上班".formatted(day));
        if (name.isEmpty() || name.length() > LONGEST_NAME) throw new IllegalArgumentException("名称「%s」应为 1 至 %d 个字".formatted(name, LONGEST_NAME));
        if (days.putIfAbsent(day, new Day(isWorking, name)) != null) throw new IllegalArgumentException("日期「%s」重复".formatted(day));
    }

    private static LocalDate date(int year, String text) {
        try {
            var day = LocalDate.parse(text.replace('/', '-'), DATE);
            if (day.getYear() == year) return day;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("日期「%s」应为 %d-10-01 这样的日期".formatted(text, year), e);
        }
        throw new IllegalArgumentException("日期「%s」不在 %d 年".formatted(text, year));
    }
}
