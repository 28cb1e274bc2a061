package io.tiaoli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.tiaoli.testing.Shop;

/** What modeler, deployment check and worker page read off a worker is there for each of a shop's workers. */
class WorkerDeclarationTest {

    private static final Set<Type> READABLE = Set.of(String.class, boolean.class, int.class, long.class, Boolean.class, Integer.class, Long.class,
            BigDecimal.class, LocalDate.class, Instant.class);

    @TestFactory
    List<DynamicTest> everyWorkerIsDeclaredInFull() {
        var workers = Shop.onOne().all(Worker.class);
        assertThat(workers).hasSizeGreaterThan(30);
        return workers.stream().map(worker -> DynamicTest.dynamicTest(worker.getClass().getSimpleName(), () -> {
            assertThat(worker.getClass().isAnnotationPresent(Label.class)).as("label").isTrue();
            for (Type side : sides(worker.getClass())) {
                for (var component : ((Class<?>) side).getRecordComponents()) {
                    assertThat(component.isAnnotationPresent(Label.class)).as("label of %s", component).isTrue();
                    assertThat(readable(component)).as("type of %s", component).isTrue();
                }
            }
            var refuses = worker.getClass().getAnnotation(Refuses.class);
            if (refuses != null) assertThat(refuses.value()).allMatch(code -> code.matches("[a-z]+(-[a-z]+)+"));
        })).toList();
    }

    private static Type[] sides(Class<?> worker) {
        return Arrays.stream(worker.getGenericInterfaces()).map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == Worker.class).findFirst().orElseThrow().getActualTypeArguments();
    }

    private static boolean readable(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) type = generic.getActualTypeArguments()[0];
        if (type instanceof ParameterizedType many) return many.getRawType() == Map.class || many.getRawType() == List.class;
        return READABLE.contains(type) || type instanceof Class<?> constants && constants.isEnum();
    }
}
