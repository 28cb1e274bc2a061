package io.tiaoli.processes.safety;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/** The Java types that a variable may be read back as: lists and maps of plain values. */
final class PlainTypes implements DeserializationTypeValidator {

    private static final Set<String> NAMES = Set.of("java.util.ArrayList", "java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap", "java.util.Date",
            "java.lang.Object", "java.lang.String", "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Boolean");

    @Override
    public boolean validate(String className) {
        return NAMES.contains(className);
    }

    /** Whether a declared type such as {@code java.util.ArrayList<java.lang.String>} names plain types only. */
    static boolean areAllIn(String typeName) {
        return typeName != null && Arrays.stream(typeName.split("[<>,\\s]+")).allMatch(NAMES::contains);
    }

    /** Whether a value is a list or map of plain values, of a class that it can be read back as. */
    static boolean isPlainCollection(Object value) {
        if (value instanceof Map<?, ?> map) return isNamed(map) && map.keySet().stream().allMatch(String.class::isInstance) && map.values().stream().allMatch(PlainTypes::isPlain);
        return value instanceof Collection<?> list && isNamed(list) && list.stream().allMatch(PlainTypes::isPlain);
    }

    private static boolean isPlain(Object value) {
        if (value instanceof Collection || value instanceof Map) return isPlainCollection(value);
        return value == null || isNamed(value);
    }

    private static boolean isNamed(Object value) {
        return NAMES.contains(value.getClass().getName());
    }
}
