package io.tiaoli.processes.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.forms.Form.Field;

/** Checks what a person entered against the form, whichever way it came in. */
@Component
class FormCheck {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final Feel feel;
    private final ObjectMapper json;

    FormCheck(Feel feel, ObjectMapper json) {
        this.feel = feel;
        this.json = json;
    }

    /**
     * The record as it will be kept: without hidden fields and blanks around a line of text, computed ones computed again.
     *
     * @param around process variables, which conditions and rules may name beside the record
     * @throws FormRefused with every problem, in Chinese
     */
    ObjectNode checked(Form form, JsonNode entered, Map<String, Object> around) {
        List<String> problems = new ArrayList<>();
        if (!entered.isObject()) throw new FormRefused(List.of("表单内容「%s」应是一组字段".formatted(form.record())));
        var context = new HashMap<>(around);
        context.put(form.record(), json.convertValue(entered, MAP));
        var kept = object(form.fields(), entered, context, problems);
        context.put(form.record(), json.convertValue(kept, MAP));
        if (problems.isEmpty()) form.all().forEach(field -> rule(field, context, problems));
        if (!problems.isEmpty()) throw new FormRefused(problems);
        return kept;
    }

    private ObjectNode object(List<Field> fields, JsonNode entered, Map<String, Object> context, List<String> problems) {
        var kept = JsonNodeFactory.instance.objectNode();
        Set<String> known = new HashSet<>();
        fields(fields, entered, context, kept, known, problems);
        entered.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) problems.add("表单没有名为「%s」的字段".formatted(name));
        });
        return kept;
    }

    private void fields(List<Field> fields, JsonNode entered, Map<String, Object> context, ObjectNode kept, Set<String> known, List<String> problems) {
        for (var field : fields) {
            field.all().filter(f -> field.key().isEmpty() || f == field).flatMap(f -> f.key().stream()).forEach(known::add);
            if (field.hide().isPresent() && feel.isTrue(field.hide().get(), context)) continue;
            if (field.key().isEmpty()) {
                fields(field.fields(), entered, context, kept, known, problems);
                continue;
            }
            var value = stripped(field, entered.path(field.key().get()));
            if (field.isList()) {
                kept.set(field.key().get(), rows(field, value, context, problems));
            } else if (field.isGroup()) {
                kept.set(field.key().get(), object(field.fields(), value.isObject() ? value : JsonNodeFactory.instance.objectNode(), context, problems));
            } else if (field.type().equals("expression")) {
                kept.set(field.key().get(), json.valueToTree(feel.value(field.component().path("expression").asText(), context)));
            } else {
                FieldCheck.problem(field, value, name -> prepared(name, context)).ifPresent(problems::add);
                if (!value.isMissingNode()) kept.set(field.key().get(), value);
            }
        }
    }

    /** A pasted number is the number, whatever blanks came along. */
    private static JsonNode stripped(Field field, JsonNode value) {
        return field.type().equals("textfield") && value.isTextual() ? JsonNodeFactory.instance.textNode(value.textValue().strip()) : value;
    }

    private JsonNode rows(Field list, JsonNode value, Map<String, Object> context, List<String> problems) {
        var kept = JsonNodeFactory.instance.arrayNode();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) problems.add("「%s」应是若干行".formatted(list.label()));
        for (var row : value) {
            Map<String, Object> inRow = new HashMap<>(context);
            inRow.put("this", row.isObject() ? json.convertValue(row, MAP) : Map.of());
            kept.add(object(list.fields(), row.isObject() ? row : JsonNodeFactory.instance.objectNode(), inRow, problems));
        }
        return kept;
    }

    private void rule(Field field, Map<String, Object> context, List<String> problems) {
        field.rule().filter(rule -> !feel.isTrue(rule, context)).ifPresent(rule -> problems.add(
                field.ruleMessage().orElse("「%s」不符合规则 %s".formatted(field.label(), rule))));
    }

    private Object prepared(String name, Map<String, Object> context) {
        return name.startsWith("=") ? feel.value(name, context) : context.get(name);
    }

    /** The values that the form lifts into process variables, by variable name; a hidden or untouched one is null. */
    Map<String, Object> variables(Form form, ObjectNode kept) {
        Map<String, Object> variables = new LinkedHashMap<>();
        lift(form.fields(), kept, variables);
        return variables;
    }

    private static void lift(List<Field> fields, JsonNode kept, Map<String, Object> variables) {
        for (var field : fields) {
            var value = field.key().map(kept::path).orElse(kept);
            field.variable().ifPresent(name -> variables.put(name, Lifted.value(field, value)));
            if (field.isGroup() && !field.isList()) lift(field.fields(), value, variables);
        }
    }
}
