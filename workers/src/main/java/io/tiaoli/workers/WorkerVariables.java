package io.tiaoli.workers;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns process variables into a record and back: component name = variable name.
 *
 * <p>Moments are {@link Instant} in a record and {@link Date} in the engine (ISO text with offset is read too),
 * days are {@link LocalDate} and ISO text, enums are their names, an {@link Optional} may be missing or blank.
 */
public final class WorkerVariables {

    /** Reads a record; a missing or mistyped variable is an error that names it, its value and what is allowed. */
    public static <R extends Record> R read(Class<R> type, Function<String, Object> variable) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = typed(type, components[i].getName(), components[i].getGenericType(), variable.apply(components[i].getName()));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot create " + type.getName(), e);
        }
    }

    /** The variables that a record stands for, in the engine's types. */
    public static Map<String, Object> of(Record values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                variables.put(component.getName(), stored(component.getAccessor().invoke(values)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
        return variables;
    }

    private static Object typed(Class<?> owner, String name, Type type, Object value) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            boolean missing = value == null || value instanceof String text && text.isBlank();
            return missing ? Optional.empty() : Optional.of(typed(owner, name, generic.getActualTypeArguments()[0], value));
        }
        if (value == null) {
            throw new IllegalArgumentException("%s 缺少输入「%s」，应为 %s".formatted(named(owner), name, allowed(type)));
        }
        try {
            return converted(type, value);
        } catch (DateTimeException | ArithmeticException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("%s 的输入「%s」的值「%s」不合要求，应为 %s"
                    .formatted(named(owner), name, value, allowed(type)), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object converted(Type type, Object value) {
        if (type == String.class) return value instanceof String || value instanceof Number ? value.toString() : (String) value;
        if (type == boolean.class || type == Boolean.class) return value instanceof String text ? bool(text) : (Boolean) value;
        if (type == long.class || type == Long.class) return new BigDecimal(value.toString()).longValueExact();
        if (type == int.class || type == Integer.class) return new BigDecimal(value.toString()).intValueExact();
        if (type == BigDecimal.class) return new BigDecimal(value.toString());
        if (type == LocalDate.class) return value instanceof LocalDate ? value : LocalDate.parse((String) value);
        if (type == Instant.class) {
            if (value instanceof Date date) return date.toInstant();
            return value instanceof Instant ? value : OffsetDateTime.parse((String) value).toInstant();
        }
        if (type instanceof Class<?> enumeration && enumeration.isEnum()) return Enum.valueOf((Class<Enum>) enumeration, value.toString());
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return value instanceof String text
                    ? text.isBlank() ? List.of() : List.of(text.split("\\s*,\\s*")) : List.copyOf((List<?>) value);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) return new LinkedHashMap<>((Map<?, ?>) value);
        if (type instanceof Class<?> plain && plain.isInstance(value)) return value;
        throw new ClassCastException(value.getClass().getName());
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object stored(Object value) {
        if (value instanceof Optional<?> optional) return optional.map(WorkerVariables::stored).orElse(null);
        if (value instanceof Instant instant) return Date.from(instant);
        if (value instanceof LocalDate || value instanceof BigDecimal || value instanceof Enum<?>) return value.toString();
        if (value instanceof List<?> list) return new ArrayList<>(list);
        return value;
    }

    /** The worker that a record belongs to, or the record itself. */
    private static String named(Class<?> owner) {
        return (owner.getEnclosingClass() == null ? owner : owner.getEnclosingClass()).getSimpleName();
    }

    private static String allowed(Type type) {
        if (type instanceof Class<?> c && c.isEnum()) return Arrays.toString(c.getEnumConstants());
        if (type == LocalDate.class) return "日期，如 2026-11-21";
        if (type == Instant.class) return "带时区的时间，如 2026-11-21T13:00:00+08:00";
        if (type == boolean.class) return "true 或 false";
        if (type == long.class || type == int.class) return "整数";
        return type.getTypeName();
    }

    private WorkerVariables() {}
}
