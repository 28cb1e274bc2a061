package io.tiaoli.web.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.pages.StaffNames;

/** A flow's diagram with what happens at each of its steps, for the workbench's picture. */
@RestController
class FlowFiguresApi {

    /** A diagram with its figures; {@code now} and {@code steps} by the step's id. */
    record Figures(int version, String xml, Map<String, StepFigures.Now> now, List<StepFigures.Past> past, Map<String, Step> steps) {}

    /** What a step is: its name, its rule in words, who works it, and which worker it calls; empty where there is none. */
    record Step(String name, String rule, String groups, String worker) {}

    private static final int LONGEST_DAYS = 1100;

    private final InstalledFlows flows;
    private final StepFigures figures;
    private final RepositoryService repository;
    private final StepFacts facts;
    private final StaffNames names;

    FlowFiguresApi(InstalledFlows flows, StepFigures figures, RepositoryService repository, StepFacts facts, StaffNames names) {
        this.flows = flows;
        this.figures = figures;
        this.repository = repository;
        this.facts = facts;
        this.names = names;
    }

    /**
     * The newest version with the figures of all versions, or one version with its own.
     *
     * @param days length of the period for how often and how long, 1 to 1100
     */
    @GetMapping("/api/workbench/{line}/{flow}/figures")
    Figures figures(@PathVariable String line, @PathVariable String flow, @RequestParam Optional<Integer> version, @RequestParam(defaultValue = "30") int days) throws IOException {
        if (days < 1 || days > LONGEST_DAYS) throw new IllegalArgumentException("天数「%d」不在 1 到 %d 之间".formatted(days, LONGEST_DAYS));
        var all = flows.versions(flows.require(line, flow));
        var counted = version.map(wanted -> all.stream().filter(v -> v.getVersion() == wanted).toList()).orElse(all);
        if (counted.isEmpty()) throw new NotThere("流程「%s」没有第 %d 版".formatted(flow, version.orElse(0)));
        var ids = counted.stream().map(ProcessDefinition::getId).toList();
        var drawn = counted.get(0);
        try (var model = repository.getProcessModel(drawn.getId())) {
            return new Figures(drawn.getVersion(), new String(model.readAllBytes(), StandardCharsets.UTF_8), figures.now(ids), figures.past(ids, Duration.ofDays(days)), steps(drawn));
        }
    }

    private Map<String, Step> steps(ProcessDefinition definition) {
        Map<String, Step> steps = new TreeMap<>();
        repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowElement.class).forEach(element -> steps.put(element.getId(), new Step(
                element.getName() == null ? "" : element.getName(), element.getDocumentations().stream().map(d -> d.getTextContent().strip()).findFirst().orElse(""),
                names.groups(facts.groups(element)), facts.worker(element).map(Declaration::label).or(() -> facts.expression(element)).orElse(""))));
        return steps;
    }
}
