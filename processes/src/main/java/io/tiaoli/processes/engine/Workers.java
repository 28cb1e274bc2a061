package io.tiaoli.processes.engine;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Worker;

/** Every worker by its bean name: what diagrams may call, with what. */
@Component
public class Workers {

    /** One of the few things that a value may be. */
    public record Choice(String value, String label) {}

    /** An input or output of a worker; {@code choices} is empty where it may be anything of its type. */
    public record Value(String name, String label, String type, boolean required, List<Choice> choices) {

        /** What kind of value it is, in Chinese. */
        public String kind() {
            if (!choices.isEmpty()) return "选项";
            return switch (type.replaceAll("<.*", "")) {
                case "boolean", "Boolean" -> "是否";
                case "int", "Integer", "long", "Long" -> "整数";
                case "BigDecimal" -> "数字";
                case "Instant" -> "时间";
                case "LocalDate" -> "日期";
                case "List" -> "列表";
                case "Map" -> "内容表";
                case "JsonNode", "SpinJsonNode" -> "表单记录";
                default -> "文字";
            };
        }
    }

    /** What a worker declares. */
    public record Declaration(String name, String label, List<Value> inputs, List<Value> outputs, List<String> refusals) {}

    private final Map<String, Declaration> declarations = new TreeMap<>();
    private final Map<String, Object> delegates = new LinkedHashMap<>();

    Workers(Map<String, Worker<?, ?>> workers, PlatformTransactionManager transactions, Clock clock) {
        var savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        workers.forEach((name, worker) -> {
            declarations.put(name, declaration(name, worker.getClass()));
            delegates.put(name, new WorkerDelegate<>(worker, savepoint, clock));
        });
    }

    public Collection<Declaration> all() {
        return declarations.values();
    }

    public Optional<Declaration> find(String name) {
        return Optional.ofNullable(declarations.get(name));
    }

    /** The engine's side of every worker, a {@link JavaDelegate} by bean name. */
    Map<String, Object> delegates() {
        return delegates;
    }

    private static Declaration declaration(String name, Class<?> worker) {
        var types = WorkerDelegate.types(worker);
        var refuses = worker.getAnnotation(Refuses.class);
        return new Declaration(name, label(worker.getAnnotation(Label.class), name), values(types[0]), values(types[1]),
                refuses == null ? List.of() : List.of(refuses.value()));
    }

    private static List<Value> values(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(Workers::value).toList();
    }

    private static Value value(RecordComponent component) {
        boolean required = component.getType() != Optional.class;
        String type = component.getGenericType().getTypeName().replaceAll("[\\w.]+\\.(\\w+)", "$1").replaceAll("^Optional<(.*)>$", "$1");
        return new Value(component.getName(), label(component.getAnnotation(Label.class), component.getName()), type, required, choices(component.getGenericType()));
    }

    private static List<Choice> choices(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) return choices(generic.getActualTypeArguments()[0]);
        if (!(type instanceof Class<?> enumeration) || !enumeration.isEnum()) return List.of();
        return Arrays.stream(enumeration.getEnumConstants()).map(constant -> new Choice(((Enum<?>) constant).name(), label(constant))).toList();
    }

    /** What staff call it, where the enum says so. */
    private static String label(Object constant) {
        try {
            return (String) constant.getClass().getMethod("label").invoke(constant);
        } catch (ReflectiveOperationException e) {
            return constant.toString();
        }
    }

    private static String label(Label label, String otherwise) {
        return label == null ? otherwise : label.value();
    }
}
