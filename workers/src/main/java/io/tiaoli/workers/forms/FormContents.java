package io.tiaoli.workers.forms;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;

/**
 * Reads what a form submitted into a record: component name = field name, {@link Label} = the name in messages.
 *
 * <p>What nobody touched arrives as null, empty or false: an {@link Optional} is then empty, a {@code boolean} false,
 * a list empty; anything else is missing and refused. Several choices read as one text are joined: 机油、机滤.
 */
public final class FormContents {

    /** @throws Refused with the given code, naming the field, its value and what is allowed */
    public static <R extends Record> R read(Class<R> type, JsonNode content, String refusal) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> new Field(label(component), refusal).value(component.getGenericType(), content.path(component.getName())))
                .toArray();
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot create " + type.getName(), e);
        }
    }

    private static String label(RecordComponent component) {
        return component.isAnnotationPresent(Label.class) ? component.getAnnotation(Label.class).value() : component.getName();
    }

    private record Field(String label, String refusal) {

        Object value(Type type, JsonNode node) {
            boolean missing = node.isMissingNode() || node.isNull() || node.isTextual() && node.textValue().isBlank() || node.isArray() && node.isEmpty();
            if (raw(type) == Optional.class) return missing ? Optional.empty() : Optional.of(value(argument(type), node));
            if (raw(type) == List.class) return list(argument(type), node, missing);
            if (type == boolean.class && missing) return false;
            if (missing) throw new Refused(refusal, "「%s」没有填写，应为%s".formatted(label, allowed(type)));
            try {
                return converted(type, node);
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new Refused(refusal, "「%s」的值「%s」不合要求，应为%s".formatted(label, node.asText(), allowed(type)));
            }
        }

        private List<?> list(Type of, JsonNode node, boolean missing) {
            if (missing) return List.of();
            if (!node.isArray()) throw new Refused(refusal, "「%s」应为列表".formatted(label));
            List<Object> values = new ArrayList<>();
            node.forEach(entry -> values.add(value(of, entry)));
            return List.copyOf(values);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private Object converted(Type type, JsonNode node) {
            if (type instanceof Class<?> nested && nested.isRecord()) return read((Class<? extends Record>) nested, node, refusal);
            if (type == String.class && node.isArray()) return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining("、"));
            if (!node.isValueNode()) throw new IllegalArgumentException();
            String text = node.asText().strip();
            if (type == String.class) return text;
            if (type == boolean.class || type == Boolean.class) {
                if (!node.isBoolean()) throw new IllegalArgumentException();
                return node.booleanValue();
            }
            if (type == int.class || type == Integer.class) return new BigDecimal(text).intValueExact();
            if (type == BigDecimal.class) return new BigDecimal(text);
            if (type == LocalDate.class) return LocalDate.parse(text);
            if (type == Instant.class) return OffsetDateTime.parse(text).toInstant();
            if (type instanceof Class<?> constants && constants.isEnum()) return Enum.valueOf((Class<Enum>) constants, text);
            throw new IllegalStateException("A form cannot hold a " + type);
        }

        private static String allowed(Type type) {
            if (type instanceof Class<?> constants && constants.isEnum()) {
                return Arrays.stream(constants.getEnumConstants()).map(Object::toString).collect(Collectors.joining("、"));
            }
            if (type == int.class || type == Integer.class) return "整数";
            if (type == BigDecimal.class) return "数字";
            if (type == LocalDate.class) return "日期，如 2026-11-21";
            if (type == Instant.class) return "带时区的时间，如 2026-11-21T13:00:00+08:00";
            return type == boolean.class || type == Boolean.class ? "是或否" : "文字";
        }

        private static Class<?> raw(Type type) {
            return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        }

        private static Type argument(Type type) {
            return ((ParameterizedType) type).getActualTypeArguments()[0];
        }
    }

    private FormContents() {}
}
