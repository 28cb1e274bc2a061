package io.tiaoli.web.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** Finds a text in a flow: its name and id, its steps, who works them, the workers they call, and what customers and staff read. */
@Component
class FlowSearch {

    private static final int MOST_PLACES = 6;
    private static final int AROUND = 12;

    private final RepositoryService repository;
    private final FlowDeployments deployments;
    private final StepFacts facts;
    private final StaffNames names;

    FlowSearch(RepositoryService repository, FlowDeployments deployments, StepFacts facts, StaffNames names) {
        this.repository = repository;
        this.deployments = deployments;
        this.facts = facts;
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
        var group = facts.groups(step).stream().filter(g -> has(g, wanted) || has(names.group(g), wanted)).findFirst();
        if (group.isPresent()) return Optional.of("步骤「%s」由 %s 办".formatted(name, names.group(group.get())));
        return facts.worker(step).filter(w -> has(w.name(), wanted) || has(w.label(), wanted)).map(w -> "步骤「%s」用工作程序 %s".formatted(name, w.label()));
    }

    private Stream<String> wordings(Flow flow, String wanted) {
        return deployments.content(flow.folder(), flow.deployed().deploymentId()).files().entrySet().stream().filter(file -> file.getKey().matches(".*\\.(sms|call|mail|html)")).flatMap(file -> {
            String text = new String(file.getValue(), StandardCharsets.UTF_8).replaceAll("<[^>]*>|\\s+", " ");
            int at = text.toLowerCase(Locale.ROOT).indexOf(wanted);
            if (at < 0) return Stream.empty();
            return Stream.of("文字 %s：…%s…".formatted(file.getKey(), text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + wanted.length() + AROUND)).strip()));
        });
    }

    private static boolean has(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
