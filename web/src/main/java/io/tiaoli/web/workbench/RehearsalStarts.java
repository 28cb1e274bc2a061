package io.tiaoli.web.workbench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.rehearsal.Choices;

/** The ways in which a flow of a folder can begin, and what each needs. */
@Component
class RehearsalStarts {

    /**
     * A start event.
     *
     * @param how by a form, an event, a caller or the clock, in Chinese
     * @param fields variables; empty where a form is filled
     * @param form the components of the start form; empty where there is none
     */
    record Start(String id, String name, String how, List<Field> fields, List<JsonNode> form) {}

    /** A variable; {@code choices} with their labels, empty where it may be anything. */
    record Field(String name, String label, boolean required, Map<String, String> choices) {}

    private final Workers workers;
    private final ObjectMapper json;

    RehearsalStarts(Workers workers, ObjectMapper json) {
        this.workers = workers;
        this.json = json;
    }

    /** @throws IllegalArgumentException in Chinese, when the folder has no diagram that can be read */
    List<Start> of(FlowFolder folder) {
        var content = folder.files().get(folder.flow() + ".bpmn");
        if (content == null) throw new IllegalArgumentException("文件夹里没有流程图「%s.bpmn」，没有可以预演的".formatted(folder.flow()));
        BpmnModelInstance model;
        try {
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
        } catch (ModelException e) {
            throw new IllegalArgumentException("流程图「%s.bpmn」读不出来，请先改好".formatted(folder.flow()), e);
        }
        if (!(model.getModelElementById(folder.flow()) instanceof Process process)) throw new IllegalArgumentException("流程图里没有编号为「%s」的流程".formatted(folder.flow()));
        var choices = Choices.of(model, workers);
        return process.getChildElementsByType(StartEvent.class).stream().map(start -> start(folder, process, start, choices)).toList();
    }

    private Start start(FlowFolder folder, Process process, StartEvent start, Choices choices) {
        String name = start.getName() == null || start.getName().isBlank() ? start.getId() : start.getName();
        if (start.getCamundaFormRef() != null) return new Start(start.getId(), name, "填开始表单", List.of(), form(folder, start.getCamundaFormRef()));
        Optional<EventDefinition> event = start.getEventDefinitions().stream().findFirst();
        if (event.orElse(null) instanceof TimerEventDefinition) return new Start(start.getId(), name, "到时自己开始", List.of(), List.of());
        List<Field> fields = new ArrayList<>();
        for (String term : new String[] {"requires", "accepts"}) {
            for (String variable : Extensions.names(process, term)) {
                fields.add(new Field(variable, choices.labels().getOrDefault(variable, variable), term.equals("requires"), choices.values().getOrDefault(variable, Map.of())));
            }
        }
        String how = event.orElse(null) instanceof MessageEventDefinition ? "由事件开始" : "由其他流程调用";
        return new Start(start.getId(), name, how, fields, List.of());
    }

    private List<JsonNode> form(FlowFolder folder, String id) {
        var content = folder.files().get(id + ".form");
        if (content == null) return List.of();
        try {
            List<JsonNode> components = new ArrayList<>();
            json.readTree(content).path("components").forEach(group -> group.path("components").forEach(components::add));
            return components;
        } catch (IOException e) {
            // the check says what is wrong with it
            return List.of();
        }
    }
}
