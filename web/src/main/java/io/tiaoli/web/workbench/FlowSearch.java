package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Finds a text in a flow: its name and id, its steps, who works them, the workers they call, and what customers and staff read. */
@Component
class FlowSearch {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final int MOST_PLACES = 6;
    private static final int AROUND = 12;

    private final RepositoryService repository;
    private final Workers workers;
    private final StaffNames names;

    FlowSearch(RepositoryService repository, Workers workers, StaffNames names) {
        this.repository = repository;
        this.workers = workers;
        this.names = names;
    }

    /** Where the text stands in the flow, in words; empty where it does not. */
    List<String> places(Flow flow, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> places = new ArrayList<>();
        if (has(flow.name(), wanted) || has(flow.id(), wanted)) places.add("流程 " + flow.name());
        repository.getBpmnModelInstance(flow.definitionId()).getModelElementsByType(FlowNode.class).forEach(step -> step(step, wanted).ifPresent(places::add));
        wordings(flow, wanted).forEach(places::add);
        return places.stream().distinct().limit(MOST_PLACES).toList();
    }

    private Optional<String> step(FlowNode step, String wanted) {
        String name = step.getName() == null || step.getName().isBlank() ? step.getId() : step.getName().replace('\n', ' ');
        if (has(name, wanted) || has(step.getId(), wanted)) return Optional.of("步骤「%s」".formatted(name));
        var groups = attribute(step, "candidateGroups").map(g -> List.of(g.split("\\s*,\\s*"))).orElse(List.of());
        var group = groups.stream().filter(g -> has(g, wanted) || has(names.group(g), wanted)).findFirst();
        if (group.isPresent()) return Optional.of("步骤「%s」由 %s 办".formatted(name, names.group(group.get())));
        return worker(step).filter(w -> has(w.name(), wanted) || has(w.label(), wanted)).map(w -> "步骤「%s」用工作程序 %s".formatted(name, w.label()));
    }

    private Optional<Workers.Declaration> worker(FlowNode step) {
        return attribute(step, "delegateExpression").flatMap(expression -> workers.all().stream().filter(w -> expression.equals("${%s}".formatted(w.name()))).findFirst());
    }

    private static Optional<String> attribute(BaseElement step, String name) {
        return Optional.ofNullable(step.getAttributeValueNs(CAMUNDA, name));
    }

    private Stream<String> wordings(Flow flow, String wanted) {
        String deployment = flow.deployed().deploymentId();
        return repository.getDeploymentResourceNames(deployment).stream().filter(file -> file.matches(".*\\.(sms|call|mail|html)")).flatMap(file -> {
            String text = content(deployment, file).replaceAll("<[^>]*>|\\s+", " ");
            int at = text.toLowerCase(Locale.ROOT).indexOf(wanted);
            if (at < 0) return Stream.empty();
            return Stream.of("文字 %s：…%s…".formatted(file, text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + wanted.length() + AROUND)).strip()));
        });
    }

    private String content(String deployment, String file) {
        try (var stream = repository.getResourceAsStream(deployment, file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
