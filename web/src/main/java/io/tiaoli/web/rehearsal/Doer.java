package io.tiaoli.web.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.spin.plugin.variable.SpinValues;

import io.tiaoli.processes.forms.LikelyEntry;
import io.tiaoli.processes.forms.LikelyEntry.Filled;

/** Somebody of a task's group, who claims it and completes it by its form with no more rights than staff have. */
class Doer {

    private final ProcessEngine engine;
    private final Cast cast;
    private final LikelyEntry likely;
    private final ObjectMapper json;

    Doer(ProcessEngine engine, Cast cast, LikelyEntry likely, ObjectMapper json) {
        this.engine = engine;
        this.cast = cast;
        this.likely = likely;
        this.json = json;
    }

    List<String> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).filter(group -> group != null).toList();
    }

    /** What would be entered now. */
    Filled filled(Task task, JsonNode given) {
        var variables = variables(task);
        try (var form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            byte[] content = form.readAllBytes();
            String record = likely.fill(content, JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), variables).record();
            JsonNode shown = json.valueToTree(variables.getOrDefault(record, Map.of()));
            return likely.fill(content, shown.isObject() ? shown : JsonNodeFactory.instance.objectNode(), cast.known(given), variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void complete(Task task, Filled filled) {
        var groups = groups(task);
        String person = task.getAssignee() != null ? task.getAssignee() : groups.isEmpty() ? "administrator-1" : groups.get(0) + "-1";
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), Variables.putValueTyped(filled.record(), SpinValues.jsonValue(filled.content().toString()).create()));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** What a task sees, records as maps and lists. */
    Map<String, Object> variables(Task task) {
        Map<String, Object> variables = new LinkedHashMap<>();
        var all = engine.getTaskService().getVariablesTyped(task.getId(), false);
        all.keySet().forEach(name -> {
            var typed = all.getValueTyped(name);
            variables.put(name, typed instanceof SerializableValue record ? read(record.getValueSerialized()) : typed == null ? null : typed.getValue());
        });
        return variables;
    }

    private Object read(String text) {
        try {
            return text == null ? null : json.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
