package io.tiaoli.workers.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One row of a file by its headings; what cannot be read is a problem, never a guess. */
public final class Row {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate FIRST_DAY = LocalDate.of(1980, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    private final int number;
    private final Map<String, String> cells;
    private final Problems problems;
    private boolean isSound = true;

    Row(int number, Map<String, String> cells, Problems problems) {
        this.number = number;
        this.cells = cells;
        this.problems = problems;
    }

    public int number() {
        return number;
    }

    /** Whether nothing was wrong with it so far. */
    boolean isSound() {
        return isSound;
    }

    Map<String, String> cells() {
        return cells;
    }

    void problem(String column, String message) {
        isSound = false;
        problems.add(new Problem(number, column, shown(cells.getOrDefault(column, "")), message));
    }

    /** A text of at most so many characters; empty where the cell or its column is not there. */
    Optional<String> text(String column, int longest) {
        return cell(column).flatMap(text -> {
            if (text.codePointCount(0, text.length()) > longest) return wrong(column, "最多 %d 个字".formatted(longest));
            if (text.codePoints().anyMatch(Character::isISOControl)) return wrong(column, "不能有换行等不可见的字符");
            return Optional.of(text);
        });
    }

    Optional<Long> fen(String column) {
        return cell(column).flatMap(text -> {
            try {
                var yuan = new BigDecimal(text.replaceFirst("^[¥￥]", "").replaceAll("(?<=\\d),(?=\\d{3}(\\D|$))", ""));
                if (yuan.signum() >= 0 && yuan.compareTo(new BigDecimal("10000000")) <= 0 && yuan.stripTrailingZeros().scale() <= 2) {
                    return Optional.of(yuan.movePointRight(2).longValueExact());
                }
            } catch (NumberFormatException e) {
                return wrong(column, "应为金额（元），如 168 或 168.50");
            }
            return wrong(column, "应为 0 到一千万元、最多两位小数");
        });
    }

    Optional<Integer> whole(String column, int most) {
        return cell(column).flatMap(text -> {
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) <= most) return Optional.of(Integer.valueOf(text));
            return wrong(column, "应为 0 到 %d 的整数".formatted(most));
        });
    }

    Optional<LocalDate> day(String column) {
        return cell(column).flatMap(text -> {
            try {
                var day = LocalDate.parse(text.replaceAll("[/.年月]", "-").replaceFirst("日$", ""), DATE);
                if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) return Optional.of(day);
            } catch (DateTimeParseException e) {
                return wrong(column, "应为日期，如 2026-05-01");
            }
            return wrong(column, "应在 1980 年到 2099 年之间");
        });
    }

    Optional<Boolean> yes(String column) {
        return choice(column, Map.of("是", true, "否", false), "是、否");
    }

    <T> Optional<T> choice(String column, Map<String, T> choices, String allowed) {
        return cell(column).flatMap(text -> choices.containsKey(text) ? Optional.of(choices.get(text)) : wrong(column, "只能是：" + allowed));
    }

    <T> Optional<T> parsed(String column, Function<String, Optional<T>> reading, String allowed) {
        return cell(column).flatMap(text -> reading.apply(text).or(() -> wrong(column, allowed)));
    }

    /** Reports a required cell that is empty. */
    void mustHave(Heading heading) {
        if (heading.isRequired() && cells.getOrDefault(heading.name(), "").isEmpty()) problem(heading.name(), "不能为空");
    }

    private Optional<String> cell(String column) {
        String text = cells.getOrDefault(column, "");
        if (text.startsWith(TableCell.FORMULA)) return wrong(column, "是公式，请在表格里「选择性粘贴」为数值");
        if (text.startsWith(TableCell.ERROR)) return wrong(column, "是表格里的错误值");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String shown(String cell) {
        return cell.startsWith(TableCell.FORMULA) ? "=" + cell.substring(2) : cell.startsWith(TableCell.ERROR) ? cell.substring(2) : cell;
    }

    private <T> Optional<T> wrong(String column, String message) {
        problem(column, message);
        return Optional.empty();
    }
}
