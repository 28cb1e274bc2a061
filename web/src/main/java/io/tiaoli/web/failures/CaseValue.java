package io.tiaoli.web.failures;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;

import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The kinds of values of a case that a person may write. */
public enum CaseValue {

    STRING("文字", "任意文字，最多 4000 字") {
        @Override
        TypedValue typed(String text) {
            if (text.length() > 4000) throw new IllegalArgumentException(text);
            return Variables.stringValue(text);
        }
    },
    INTEGER("整数", "如 48000") {
        @Override
        TypedValue typed(String text) {
            return Variables.integerValue(new BigDecimal(text.strip()).intValueExact());
        }
    },
    LONG("长整数", "如 28300") {
        @Override
        TypedValue typed(String text) {
            return Variables.longValue(new BigDecimal(text.strip()).longValueExact());
        }
    },
    DOUBLE("小数", "如 1.5") {
        @Override
        TypedValue typed(String text) {
            return Variables.doubleValue(new BigDecimal(text.strip()).doubleValue());
        }
    },
    BOOLEAN("是否", "是 或 否") {
        @Override
        TypedValue typed(String text) {
            return switch (text.strip()) {
                case "是", "true" -> Variables.booleanValue(true);
                case "否", "false" -> Variables.booleanValue(false);
                default -> throw new IllegalArgumentException(text);
            };
        }

        @Override
        String text(Object value) {
            return (Boolean) value ? "是" : "否";
        }
    },
    DATE("时间", "如 2026-11-21 13:00") {
        @Override
        TypedValue typed(String text) {
            return Variables.dateValue(Date.from(LocalDateTime.parse(text.strip().replace('T', ' '), MOMENT).atZone(ZoneId.systemDefault()).toInstant()));
        }

        @Override
        String text(Object value) {
            return MOMENT.format(((Date) value).toInstant().atZone(ZoneId.systemDefault()));
        }
    };

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");

    private final String label;
    private final String allowed;

    CaseValue(String label, String allowed) {
        this.label = label;
        this.allowed = allowed;
    }

    String label() {
        return label;
    }

    abstract TypedValue typed(String text);

    String text(Object value) {
        return value.toString();
    }

    /** Reads what a person wrote; what is not of the kind is refused in one sentence. */
    TypedValue read(String name, String text) {
        try {
            return typed(text);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("「%s」的值「%s」不是%s，应为：%s".formatted(name, text, label, allowed));
        }
    }

    static CaseValue named(String name) {
        return Arrays.stream(values()).filter(v -> v.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有「%s」这种类型，请在列表里选".formatted(name)));
    }
}
