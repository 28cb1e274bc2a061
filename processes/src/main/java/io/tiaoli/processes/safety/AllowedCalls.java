package io.tiaoli.processes.safety;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;

/** The methods that an expression may call, each as {@code name/number of arguments}: all of them only read. */
final class AllowedCalls {

    private static final Map<Class<?>, Set<String>> BY_TYPE = Map.of(
            SpinJsonNode.class, Set.of("prop/1", "hasProp/1", "stringValue/0", "numberValue/0", "boolValue/0", "value/0", "elements/0",
                    "isNull/0", "isString/0", "isNumber/0", "isBoolean/0", "isArray/0", "isObject/0", "toString/0"),
            Collection.class, Set.of("size/0", "isEmpty/0", "contains/1"),
            List.class, Set.of("get/1"),
            DateTime.class, Set.of("plusYears/1", "plusMonths/1", "plusWeeks/1", "plusDays/1", "plusHours/1", "plusMinutes/1", "plusSeconds/1",
                    "minusYears/1", "minusMonths/1", "minusWeeks/1", "minusDays/1", "minusHours/1", "minusMinutes/1", "minusSeconds/1",
                    "withTimeAtStartOfDay/0", "toDate/0"));

    /** Whether any type has such a call; a model is checked before the types are known. */
    static boolean isKnown(String method, int arguments) {
        return BY_TYPE.values().stream().anyMatch(calls -> calls.contains(method + "/" + arguments));
    }

    /** Whether this object may be asked this. */
    static boolean isAllowed(Object base, String method, int arguments) {
        return BY_TYPE.entrySet().stream()
                .anyMatch(type -> type.getKey().isInstance(base) && type.getValue().contains(method + "/" + arguments));
    }

    private AllowedCalls() {}
}
