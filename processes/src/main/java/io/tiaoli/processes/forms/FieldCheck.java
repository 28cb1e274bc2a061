package io.tiaoli.processes.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.processes.forms.Form.Field;
import io.tiaoli.processes.patterns.OwnersPattern;
import io.tiaoli.processes.patterns.PatternRefused;

/** Checks one value against its field: required, type, range, length, pattern, options. */
final class FieldCheck {

    private static final int LONGEST = 4_000;
    private static final int LONGEST_NUMBER = 40;
    /** No amount, distance or count has more before or after its point; some would not fit into memory when written out. */
    private static final int DIGITS = 15;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|0\\d{2,3}-?\\d{7,8}(-\\d{1,5})?");

    /** What is wrong with a value, in Chinese: names the field, the value and what is allowed. */
    static Optional<String> problem(Field field, JsonNode value, Function<String, Object> data) {
        if (isEmpty(value)) {
            boolean missing = field.isRequired() && !(field.type().equals("checkbox") && value.isBoolean() && value.asBoolean());
            return missing ? Optional.of("「%s」必须填写".formatted(field.label())) : Optional.empty();
        }
        return switch (field.type()) {
            case "number" -> number(field, value);
            case "checkbox" -> value.isBoolean() ? Optional.empty() : Optional.of(wrong(field, value, "是或否"));
            case "radio", "select" -> options(field, data).filter(allowed -> !allowed.contains(value.asText())).map(allowed -> wrong(field, value, String.join("、", allowed)));
            case "checklist", "taglist" -> many(field, value, data);
            case "datetime" -> moment(field, value);
            case "expression" -> Optional.empty();
            default -> text(field, value);
        };
    }

    static boolean isEmpty(JsonNode value) {
        return value == null || value.isMissingNode() || value.isNull() || value.isTextual() && value.asText().isBlank()
                || value.isArray() && value.isEmpty() || value.isBoolean() && !value.asBoolean();
    }

    private static Optional<String> number(Field field, JsonNode value) {
        String text = value.asText();
        BigDecimal number;
        try {
            number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text).stripTrailingZeros();
        } catch (NumberFormatException e) {
            return Optional.of(wrong(field, value, "数字"));
        }
        if ((long) number.precision() - number.scale() > DIGITS) return Optional.of(wrong(field, value, "最多 %d 位整数".formatted(DIGITS)));
        int digits = Math.min(DIGITS, field.component().path("decimalDigits").asInt(DIGITS));
        if (number.scale() > digits) return Optional.of(wrong(field, value, digits == 0 ? "整数" : "最多 %d 位小数".formatted(digits)));
        var validate = field.validate();
        if (validate.hasNonNull("min") && number.compareTo(validate.get("min").decimalValue()) < 0) {
            return Optional.of(wrong(field, number.toPlainString(), "不小于 " + validate.get("min").asText()));
        }
        return validate.hasNonNull("max") && number.compareTo(validate.get("max").decimalValue()) > 0
                ? Optional.of(wrong(field, number.toPlainString(), "不大于 " + validate.get("max").asText())) : Optional.empty();
    }

    private static Optional<String> many(Field field, JsonNode value, Function<String, Object> data) {
        if (!value.isArray()) return Optional.of(wrong(field, value, "若干个选项"));
        var allowed = options(field, data);
        Set<String> chosen = new HashSet<>();
        for (var one : value) {
            if (!chosen.add(one.asText()) || allowed.isPresent() && !allowed.get().contains(one.asText())) {
                return Optional.of(wrong(field, one, allowed.map(a -> String.join("、", a)).orElse("不重复的选项")));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> moment(Field field, JsonNode value) {
        String kind = field.component().path("subtype").asText("date");
        try {
            switch (kind) {
                case "time" -> LocalTime.parse(value.asText().replaceAll("(Z|[+-]\\d{2}:\\d{2})$", ""));
                case "datetime" -> OffsetDateTime.parse(value.asText());
                default -> LocalDate.parse(value.asText());
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(wrong(field, value, switch (kind) {
                case "time" -> "时间，如 13:30";
                case "datetime" -> "日期和时间，如 2026-11-21T13:30+08:00";
                default -> "日期，如 2026-11-21";
            }));
        }
    }

    private static Optional<String> text(Field field, JsonNode value) {
        if (!value.isTextual()) return Optional.of(wrong(field, value, "文字"));
        String text = value.asText();
        var validate = field.validate();
        int longest = Math.min(LONGEST, validate.path("maxLength").asInt(LONGEST));
        if (text.length() > longest) return Optional.of("「%s」有 %d 个字，最多 %d 个".formatted(field.label(), text.length(), longest));
        if (text.length() < validate.path("minLength").asInt(0)) {
            return Optional.of(wrong(field, value, "至少 %d 个字".formatted(validate.path("minLength").asInt())));
        }
        var misfit = validate.hasNonNull("pattern") ? misfit(field, value, validate.get("pattern").asText()) : Optional.<String>empty();
        if (misfit.isPresent()) return misfit;
        return switch (validate.path("validationType").asText()) {
            case "email" -> EMAIL.matcher(text).matches() ? Optional.empty() : Optional.of(wrong(field, value, "电子邮箱"));
            case "phone" -> PHONE.matcher(text).matches() ? Optional.empty() : Optional.of(wrong(field, value, "11 位手机号，或区号加固定电话"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> misfit(Field field, JsonNode value, String pattern) {
        try {
            return OwnersPattern.of(pattern).isIn(value.asText()) ? Optional.empty() : Optional.of(wrong(field, value, field.component().path("description").asText("规定的格式")));
        } catch (PatternRefused unusable) {
            return Optional.of("「%s」的格式要求用不了，请告诉流程负责人。%s".formatted(field.label(), unusable.getMessage()));
        }
    }

    /** The allowed options, where the form or a prepared value names them. */
    private static Optional<List<String>> options(Field field, Function<String, Object> data) {
        var component = field.component();
        if (component.hasNonNull("values")) return Optional.of(values(component.get("values")));
        Object prepared = component.hasNonNull("valuesKey") ? data.apply(component.get("valuesKey").asText())
                : component.hasNonNull("valuesExpression") ? data.apply(component.get("valuesExpression").asText()) : null;
        if (!(prepared instanceof List<?> list)) return Optional.empty();
        return Optional.of(list.stream().map(o -> o instanceof java.util.Map<?, ?> map ? String.valueOf(map.get("value")) : String.valueOf(o)).toList());
    }

    private static List<String> values(JsonNode values) {
        List<String> allowed = new ArrayList<>();
        values.forEach(v -> allowed.add(v.path("value").asText()));
        return allowed;
    }

    private static String wrong(Field field, JsonNode value, String allowed) {
        return wrong(field, value.isValueNode() ? value.asText() : value.toString(), allowed);
    }

    private static String wrong(Field field, String value, String allowed) {
        return "「%s」的值「%s」不合要求，应为：%s".formatted(field.label(), value, allowed);
    }

    private FieldCheck() {}
}
