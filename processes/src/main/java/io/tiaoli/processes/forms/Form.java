package io.tiaoli.processes.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A Camunda Form as the server reads it.
 *
 * @param id the form's id, also its file name
 * @param record the path of the one group that holds all fields; the name under which an entry is kept
 * @param fields the fields and groups below it
 */
record Form(String id, String record, List<Field> fields) {

    private static final Set<String> GROUPS = Set.of("group", "dynamiclist");
    private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime", "expression");

    /**
     * One field or group.
     *
     * @param key its name in the record; a group without a path has none and hands its fields up
     * @param validate the form's own rules: required, min, max, minLength, maxLength, pattern
     * @param hide FEEL that hides the field
     * @param rule FEEL that must hold when the form is completed, a property of ours
     * @param ruleMessage what a person reads when it does not
     * @param variable the process variable that keeps the value, a property of ours
     */
    record Field(String type, Optional<String> key, String label, JsonNode component, JsonNode validate, Optional<String> hide,
            Optional<String> rule, Optional<String> ruleMessage, Optional<String> variable, List<Field> fields) {

        boolean isGroup() {
            return GROUPS.contains(type);
        }

        boolean isList() {
            return type.equals("dynamiclist");
        }

        boolean isRequired() {
            return validate.path("required").asBoolean() && component.path("conditional").path("required").isMissingNode();
        }

        /** This field and all below it. */
        Stream<Field> all() {
            return Stream.concat(Stream.of(this), fields.stream().flatMap(Field::all));
        }
    }

    static Form of(byte[] json) {
        try {
            var form = new ObjectMapper().readTree(json);
            String id = form.path("id").asText();
            List<Field> top = fields(form.path("components"));
            var groups = top.stream().filter(f -> f.isGroup() && f.key().isPresent()).toList();
            if (groups.size() != 1 || top.stream().anyMatch(f -> !f.isGroup() && f.key().isPresent())) {
                throw new IllegalArgumentException("表单「%s」的所有字段须放在一个带路径（path）的分组里".formatted(id));
            }
            return new Form(id, groups.get(0).key().get(), groups.get(0).fields());
        } catch (IOException e) {
            throw new UncheckedIOException("The form is no JSON", e);
        }
    }

    /** All fields below the record, lists and groups included. */
    Stream<Field> all() {
        return fields.stream().flatMap(Field::all);
    }

    /** What an entry of this form may name; another form of the same record may name more. */
    List<String> keys() {
        return fields.stream().flatMap(Form::keys).toList();
    }

    static Stream<String> keys(Field field) {
        return field.key().map(Stream::of).orElseGet(() -> field.fields().stream().flatMap(Form::keys));
    }

    private static List<Field> fields(JsonNode components) {
        List<Field> fields = new ArrayList<>();
        for (var component : components) {
            String type = component.path("type").asText();
            if (GROUPS.contains(type)) {
                fields.add(field(type, text(component, "path"), component, fields(component.path("components"))));
            } else if (INPUTS.contains(type)) {
                fields.add(field(type, text(component, "key"), component, List.of()));
            }
        }
        return fields;
    }

    private static Field field(String type, Optional<String> key, JsonNode component, List<Field> below) {
        var properties = component.path("properties");
        String label = Stream.of("label", "dateLabel", "timeLabel").flatMap(name -> text(component, name).stream()).findFirst().or(() -> key).orElse(type);
        return new Field(type, key, label, component, component.path("validate"), text(component.path("conditional"), "hide"),
                text(properties, "rule"), text(properties, "ruleMessage"), text(properties, "variable"), below);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asText).filter(s -> !s.isBlank());
    }
}
