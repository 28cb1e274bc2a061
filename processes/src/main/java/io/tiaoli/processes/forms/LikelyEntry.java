package io.tiaoli.processes.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.forms.Form.Field;

/** Fills a form as somebody might who is in a hurry: what was given, what it shows, and the first that is allowed where something must be. */
@Component
public class LikelyEntry {

    /**
     * A filled form.
     *
     * @param record the name under which it is submitted
     * @param invented labels of the fields that nobody gave
     * @param fields the form's components, for whoever wants to fill it otherwise
     */
    public record Filled(String record, ObjectNode content, List<String> invented, List<JsonNode> fields) {}

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final String PHONE = "13800000001";

    private final Feel feel;
    private final ObjectMapper json;
    private final Clock clock;

    LikelyEntry(Feel feel, ObjectMapper json, Clock clock) {
        this.feel = feel;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param form the form's file
     * @param shown what it shows when it opens
     * @param given what is entered, above what it shows
     * @param around the case's variables
     */
    public Filled fill(byte[] form, JsonNode shown, JsonNode given, Map<String, Object> around) {
        var read = Form.of(form);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        merge(content, shown);
        content.retain(read.keys());
        merge(content, given);
        List<String> invented = new ArrayList<>();
        fields(read.fields(), content, content, read.record(), around, null, invented);
        read.all().filter(field -> field.type().equals("checkbox") && field.key().isPresent() && field.rule().isPresent()).filter(field -> content.path(field.key().get()).isMissingNode())
                .filter(field -> !feel.isTrue(field.rule().get(), context(content, read.record(), around, null))).forEach(field -> {
                    content.put(field.key().get(), true);
                    invented.add(field.label());
                });
        return new Filled(read.record(), content, invented, read.fields().stream().map(Field::component).toList());
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.fields().forEachRemaining(field -> {
            if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode below) merge(below, field.getValue());
            else into.set(field.getKey(), field.getValue().deepCopy());
        });
    }

    private void fields(List<Field> fields, ObjectNode into, ObjectNode whole, String record, Map<String, Object> around, ObjectNode row, List<String> invented) {
        for (var field : fields) {
            if (field.hide().isPresent() && feel.isTrue(field.hide().get(), context(whole, record, around, row))) {
                field.key().ifPresent(into::remove);
                continue;
            }
            if (field.key().isEmpty()) fields(field.fields(), into, whole, record, around, row, invented);
            else if (field.isList()) rows(field, into, whole, record, around, invented);
            else if (field.isGroup()) fields(field.fields(), into.withObject("/" + field.key().get()), whole, record, around, row, invented);
            else if (must(field) && FieldCheck.isEmpty(into.path(field.key().get()))) {
                likely(field, context(whole, record, around, row)).ifPresent(value -> {
                    into.set(field.key().get(), value);
                    invented.add(field.label());
                });
            }
        }
    }

    private void rows(Field list, ObjectNode into, ObjectNode whole, String record, Map<String, Object> around, List<String> invented) {
        for (var row : into.withArray("/" + list.key().get())) {
            if (row instanceof ObjectNode entered) fields(list.fields(), entered, whole, record, around, entered, invented);
        }
    }

    private Map<String, Object> context(ObjectNode whole, String record, Map<String, Object> around, ObjectNode row) {
        Map<String, Object> context = new HashMap<>(around);
        context.put(record, json.convertValue(whole, MAP));
        if (row != null) context.put("this", json.convertValue(row, MAP));
        return context;
    }

    /** Required, or a choice of which one is always made. */
    private static boolean must(Field field) {
        return field.validate().path("required").asBoolean();
    }

    private Optional<JsonNode> likely(Field field, Map<String, Object> context) {
        var nodes = JsonNodeFactory.instance;
        var component = field.component();
        return switch (field.type()) {
            case "radio", "select" -> first(component, context);
            case "checklist", "taglist" -> first(component, context).map(one -> nodes.arrayNode().add(one));
            case "checkbox" -> Optional.of(nodes.booleanNode(true));
            case "number" -> Optional.of(nodes.numberNode(Math.max(1, field.validate().path("min").asInt(1))));
            case "datetime" -> Optional.of(nodes.textNode(switch (component.path("subtype").asText("date")) {
                case "time" -> "10:00";
                case "datetime" -> OffsetDateTime.now(clock).truncatedTo(ChronoUnit.HOURS).plusDays(1).toString();
                default -> LocalDate.now(clock).toString();
            }));
            case "expression" -> Optional.empty();
            default -> Optional.of(nodes.textNode(text(field)));
        };
    }

    private Optional<JsonNode> first(JsonNode component, Map<String, Object> context) {
        if (component.hasNonNull("values")) return Optional.ofNullable(component.get("values").path(0).get("value"));
        Object prepared = component.hasNonNull("valuesKey") ? context.get(component.get("valuesKey").asText())
                : component.hasNonNull("valuesExpression") ? feel.value(component.get("valuesExpression").asText(), context) : null;
        if (!(prepared instanceof List<?> list) || list.isEmpty()) return Optional.empty();
        return Optional.of(json.valueToTree(list.get(0) instanceof Map<?, ?> choice ? choice.get("value") : list.get(0)));
    }

    private static String text(Field field) {
        if (field.label().contains("电话") || field.label().contains("手机") || field.validate().path("validationType").asText().equals("phone")) return PHONE;
        if (field.validate().path("validationType").asText().equals("email")) return "yuyan@example.com";
        if (field.label().contains("车牌")) return "京Y10001";
        String text = "预演：" + field.label();
        int shortest = field.validate().path("minLength").asInt(0);
        int longest = field.validate().path("maxLength").asInt(Integer.MAX_VALUE);
        if (text.length() < shortest) text = text + "。".repeat(shortest - text.length());
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
