package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.ShippedFlows;
import io.tiaoli.testing.Chance;

/** Drives flows with random but legal answers, each run on the same stage, each going where those before it did not come. A run that fails is repeated with fewer random choices. */
final class Runs implements AutoCloseable {

    /**
     * What became of the runs of a flow.
     *
     * @param summary one line, with the steps that were never reached
     * @param findings each kind of them once, with what repeats it and the shortest path
     */
    record Told(String summary, List<String> findings) {}

    private record Walked(Optional<Found> found, Trail trail) {}

    private static final int LINES = 40;
    private static final int MORE = 5;

    private final ConfigurableApplicationContext spring;
    private final Loud loud;
    private final Map<String, String> givenUp = new TreeMap<>();

    Runs() {
        System.setProperty("tiaoli.demo", "true");
        spring = new SpringApplicationBuilder(RehearsalApplication.class).web(WebApplicationType.NONE).registerShutdownHook(false)
                .run(RehearsalProcess.SETTINGS.entrySet().stream().map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue())).toArray(String[]::new));
        spring.getBean(JdbcClient.class).sql(Invariants.STEPS).update();
        spring.getBean(Snapshot.class).take();
        loud = Loud.listening();
    }

    List<String> flows() {
        return spring.getBean(RepositoryService.class).createProcessDefinitionQuery().latestVersion().list().stream().map(ProcessDefinition::getKey).sorted().toList();
    }

    /** @param runs of a flow of some length; short ones are run more often */
    Told of(String flow, long seed, int runs) {
        givenUp.clear();
        Map<String, String> findings = new TreeMap<>();
        var coverage = new Coverage(flow, diagrams(flow), seed);
        int lines = 0;
        int done = 0;
        while (done < runs || done < MORE * runs && lines < LINES * runs) {
            done++;
            var walked = walk(flow, coverage.next());
            coverage.learn(walked.trail());
            lines += walked.trail().lines().size();
            walked.found().filter(found -> !findings.containsKey(found.kind())).ifPresent(found -> findings.put(found.kind(), told(flow, reduced(flow, walked))));
        }
        return new Told("%s: %d runs from seed %d, %d lines, %s, %d kinds of findings%s".formatted(flow, done, seed, lines, coverage.told(), findings.size(),
                givenUp.isEmpty() ? "" : ", given up: " + givenUp), List.copyOf(findings.values()));
    }

    /** One run again, by what a finding has told. */
    Told again(String flow, String choices) {
        var walked = walk(flow, Chance.repeating(Chance.read(choices)));
        return new Told(flow + ": " + String.join("\n    ", walked.trail().lines()), walked.found().map(found -> told(flow, walked)).stream().toList());
    }

    /** A folder is deployed anew and taken back: what the engine's memory holds of it for nothing. */
    Set<String> leftBy(String flow) {
        var folder = spring.getBean(ShippedFlows.class).all().stream().filter(one -> one.flow().equals(flow)).findFirst().orElseThrow();
        SortedMap<String, byte[]> files = new TreeMap<>(folder.files());
        files.computeIfPresent(flow + ".bpmn", (name, content) -> (new String(content, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
        spring.getBean(Stage.class).install(new FlowFolder(folder.name(), files));
        spring.getBean(Snapshot.class).putBack();
        Set<String> held = new TreeSet<>(spring.getBean(ProcessEngineConfigurationImpl.class).getDeploymentCache().getProcessDefinitionCache().keySet());
        spring.getBean(RepositoryService.class).createProcessDefinitionQuery().list().forEach(there -> held.remove(there.getId()));
        return held;
    }

    private Map<String, BpmnModelInstance> diagrams(String flow) {
        var repository = spring.getBean(RepositoryService.class);
        Map<String, BpmnModelInstance> diagrams = new TreeMap<>();
        Stream.of(flow, Opening.BEGUN_BY.getOrDefault(flow, flow)).forEach(one ->
                diagrams.put(one, repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().processDefinitionKey(one).latestVersion().singleResult().getId())));
        return diagrams;
    }

    private Walked walk(String flow, Chance chance) {
        spring.getBean(Snapshot.class).putBack();
        var trail = new Trail(chance);
        var walk = new Walk(spring, loud, trail);
        try {
            walk.run(flow);
            return new Walked(Optional.empty(), trail);
        } catch (Found found) {
            return new Walked(Optional.of(found), trail);
        } finally {
            givenUp.putAll(walk.givenUp());
        }
    }

    /** The same run with as few random choices as still show the same. */
    private Walked reduced(String flow, Walked first) {
        var shortest = first;
        var choices = first.trail().chance().drawn();
        int low = 0;
        // an endless run goes in other circles with fewer choices
        int high = first.found().orElseThrow().isEndless() ? 0 : choices.size();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            var tried = walk(flow, Chance.repeating(choices.subList(0, middle)));
            if (tried.found().map(Found::kind).equals(first.found().map(Found::kind))) {
                shortest = tried;
                high = middle;
            } else {
                low = middle;
            }
        }
        return shortest;
    }

    private static String told(String flow, Walked walked) {
        var found = walked.found().orElseThrow();
        trace(flow, found);
        return "-Dflows=%s -Dchoices=%s : %s\n    %s".formatted(flow, walked.trail().chance(), found.getMessage(), String.join("\n    ", walked.trail().lines()));
    }

    private static void trace(String flow, Found found) {
        if (found.getCause() == null) return;
        try (var out = new PrintWriter(Files.newBufferedWriter(Path.of("target", "chance-" + flow + ".txt")))) {
            found.getCause().printStackTrace(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        spring.close();
        System.clearProperty("tiaoli.demo");
    }
}
