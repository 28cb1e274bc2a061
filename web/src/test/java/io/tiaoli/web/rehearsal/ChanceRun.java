package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.tiaoli.testing.Chance;

/**
 * Drives every flow with random but legal answers until it ends, many times: {@code -Dseed} begins the row of seeds, {@code -Druns} says how many a flow,
 * {@code -Dflows} which flows, {@code -Dchoices} how many choices of a run are random.
 *
 * <p>A run that fails is repeated with fewer random choices, and its shortest path is told with what repeats it.
 */
class ChanceRun {

    private static final long SEED = Long.getLong("seed", 1);
    private static final int RUNS = Integer.getInteger("runs", 10);
    private static final int CHOICES = Integer.getInteger("choices", Integer.MAX_VALUE);
    private static final List<String> FLOWS = Arrays.stream(System.getProperty("flows", "").split(",")).map(String::strip).filter(flow -> !flow.isEmpty()).toList();

    private static ConfigurableApplicationContext spring;
    private static Loud loud;

    @BeforeAll
    static void open() {
        System.setProperty("tiaoli.demo", "true");
        spring = new SpringApplicationBuilder(RehearsalApplication.class).web(WebApplicationType.NONE).registerShutdownHook(false)
                .run(RehearsalProcess.SETTINGS.entrySet().stream().map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue())).toArray(String[]::new));
        spring.getBean(Snapshot.class).take();
        loud = Loud.listening();
    }

    @AfterAll
    static void close() {
        spring.close();
        System.clearProperty("tiaoli.demo");
    }

    @TestFactory
    Stream<DynamicTest> everyFlowComesToItsEnd() {
        return spring.getBean(RepositoryService.class).createProcessDefinitionQuery().latestVersion().list().stream().map(ProcessDefinition::getKey).sorted(Comparator.naturalOrder())
                .filter(flow -> FLOWS.isEmpty() || FLOWS.contains(flow)).map(flow -> DynamicTest.dynamicTest(flow, () -> runs(flow)));
    }

    private static void runs(String flow) {
        Map<String, String> findings = new TreeMap<>();
        Map<String, String> refusals = new TreeMap<>();
        Set<String> walked = new TreeSet<>();
        int steps = 0;
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            var walk = walk(flow, new Chance(seed, CHOICES), refusals);
            walked.addAll(walk.walked());
            steps += walk.lines().size();
            if (walk.found().isEmpty()) continue;
            if (findings.containsKey(kind(walk.found().get()))) continue;
            var shortest = CHOICES < Integer.MAX_VALUE ? walk : reduced(flow, seed, walk, refusals);
            findings.putIfAbsent(kind(shortest.found().get()), "-Dflows=%s -Dseed=%d -Druns=1 -Dchoices=%d: %s\n    %s".formatted(flow, seed, shortest.choices(), shortest.found().get(), String.join("\n    ", shortest.lines())));
        }
        System.out.printf("%s: %d runs from seed %d, %d lines, %s steps of the diagram passed, %d kinds of findings%s%n", flow, RUNS, SEED, steps, passed(flow, walked), findings.size(), refusals.isEmpty() ? "" : ", given up: " + refusals);
        if (!findings.isEmpty()) throw new AssertionError(String.join("\n\n", findings.values()));
    }

    /** How many of a flow's own steps were passed, and how many it has. */
    private static String passed(String flow, Set<String> walked) {
        var repository = spring.getBean(RepositoryService.class);
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        var all = repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).collect(Collectors.toCollection(TreeSet::new));
        int most = all.size();
        all.removeIf(step -> walked.contains(flow + "/" + step));
        return "%d of %d".formatted(most - all.size(), most);
    }

    private record Walked(Optional<String> found, List<String> lines, Set<String> walked, int choices) {}

    private static Walked walk(String flow, Chance chance, Map<String, String> refusals) {
        spring.getBean(Snapshot.class).putBack();
        var walk = new Walk(spring, loud, flow, chance);
        try {
            walk.run();
            return new Walked(Optional.empty(), walk.path(), walk.walked(), chance.drawn());
        } catch (Walk.Found found) {
            trace(flow, found);
            return new Walked(Optional.of(found.getMessage()), walk.path(), walk.walked(), chance.drawn());
        } finally {
            refusals.putAll(walk.refusals());
        }
    }

    /** The same seed with as few random choices as still show it. */
    private static Walked reduced(String flow, long seed, Walked first, Map<String, String> refusals) {
        var shortest = first;
        int low = 0;
        // an endless run goes in other circles with fewer choices
        int high = first.found().orElseThrow().contains("no end") ? 0 : first.choices();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            var tried = walk(flow, new Chance(seed, middle), refusals);
            if (tried.found().filter(found -> kind(found).equals(kind(first.found().orElseThrow()))).isPresent()) {
                shortest = new Walked(tried.found(), tried.lines(), tried.walked(), middle);
                high = middle;
            } else {
                low = middle;
            }
        }
        return shortest;
    }

    /** Findings that differ in numbers and entries only are one. */
    private static String kind(String found) {
        return found.replaceAll("[\\d\\-:{}=]+", "").replaceAll("\\[.*", "");
    }

    private static void trace(String flow, Throwable found) {
        if (found.getCause() == null) return;
        try (var out = new java.io.PrintWriter(Files.newBufferedWriter(Path.of("target", "chance-" + flow + ".txt")))) {
            found.getCause().printStackTrace(out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
