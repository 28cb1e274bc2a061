package io.tiaoli.processes.engine;

import java.lang.reflect.RecordComponent;
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

    /** An input or output of a worker. */
    public record Value(String name, String label, String type, boolean required) {}

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
        return new Value(component.getName(), label(component.getAnnotation(Label.class), component.getName()), type, required);
    }

    private static String label(Label label, String otherwise) {
        return label == null ? otherwise : label.value();
    }
}
