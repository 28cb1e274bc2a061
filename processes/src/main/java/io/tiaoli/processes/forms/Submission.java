package io.tiaoli.processes.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.springframework.stereotype.Component;

/** Reads a submission: exactly the form's record, as JSON. */
@Component
class Submission {

    private final ObjectMapper json;

    Submission(ObjectMapper json) {
        this.json = json;
    }

    /** The record that was submitted; anything beside it is refused by name. */
    JsonNode of(Form form, VariableMap submitted) {
        List<String> foreign = submitted.keySet().stream().filter(name -> !name.equals(form.record())).toList();
        if (!foreign.isEmpty()) throw new FormRefused(List.of("这张表单只接收「%s」，不接收：%s".formatted(form.record(), String.join("、", foreign))));
        var value = submitted.getValueTyped(form.record());
        Object content = value instanceof SerializableValue serialized ? serialized.getValueSerialized() : value == null ? null : value.getValue();
        if (content == null) return JsonNodeFactory.instance.objectNode();
        try {
            return content instanceof String text ? json.readTree(text) : content instanceof Map<?, ?> map ? json.valueToTree(map) : json.readTree(content.toString());
        } catch (JsonProcessingException e) {
            throw new FormRefused(List.of("「%s」不是有效的 JSON".formatted(form.record())));
        }
    }

    /** Process variables as conditions and rules see them: plain values; records and objects are left out. */
    Map<String, Object> around(VariableScope scope) {
        Map<String, Object> around = new LinkedHashMap<>();
        scope.getVariableNames().forEach(name -> {
            var typed = scope.getVariableTyped(name, false);
            if (typed instanceof SerializableValue record) {
                if (record.getValueSerialized() != null) readMap(record.getValueSerialized(), name, around);
            } else {
                around.put(name, typed.getValue());
            }
        });
        return around;
    }

    private void readMap(String text, String name, Map<String, Object> around) {
        try {
            around.put(name, json.readValue(text, new TypeReference<Object>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The variable " + name + " is no JSON", e);
        }
    }
}
