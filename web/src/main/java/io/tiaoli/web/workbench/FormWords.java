package io.tiaoli.web.workbench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Says in Chinese how two states of a form differ, by their fields. */
final class FormWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("label", "标签"), Map.entry("description", "说明"), Map.entry("type", "种类"), Map.entry("key", "名称"),
            Map.entry("values", "选项"), Map.entry("valuesExpression", "选项的表达式"), Map.entry("validate", "检查"), Map.entry("conditional", "什么时候不显示"), Map.entry("defaultValue", "开始的值"),
            Map.entry("text", "文字"), Map.entry("readonly", "只读"), Map.entry("disabled", "不能填"), Map.entry("expression", "算式"), Map.entry("layout", "排列"), Map.entry("appearance", "前后缀"));

    /** @return one sentence for each field that came, went, changed or moved; none when a state is no form */
    static List<String> between(byte[] before, byte[] after) {
        try {
            var old = fields(JSON.readTree(before), new LinkedHashMap<>());
            var now = fields(JSON.readTree(after), new LinkedHashMap<>());
            List<String> words = new ArrayList<>();
            old.forEach((id, field) -> {
                if (!now.containsKey(id)) words.add("删去" + name(field));
                else words.addAll(changes(field, now.get(id)));
            });
            now.forEach((id, field) -> {
                if (!old.containsKey(id)) words.add("新增" + name(field));
            });
            var kept = old.keySet().stream().filter(now::containsKey).toList();
            if (!kept.equals(now.keySet().stream().filter(old::containsKey).toList())) words.add("字段的先后换了");
            return words;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Map<String, JsonNode> fields(JsonNode node, Map<String, JsonNode> fields) {
        for (var component : node.path("components")) {
            String id = component.path("key").asText(component.path("path").asText(component.path("id").asText()));
            fields.put(fields.containsKey(id) ? id + "/" + component.path("id").asText() : id, component);
            fields(component, fields);
        }
        return fields;
    }

    private static List<String> changes(JsonNode before, JsonNode after) {
        var settings = new TreeSet<String>();
        before.fieldNames().forEachRemaining(settings::add);
        after.fieldNames().forEachRemaining(settings::add);
        settings.removeAll(List.of("components", "id"));
        return settings.stream().filter(setting -> !Objects.equals(before.get(setting), after.get(setting)))
                .map(setting -> "%s的%s由「%s」改为「%s」".formatted(name(before), SETTINGS.getOrDefault(setting, setting), value(before.get(setting)), value(after.get(setting)))).toList();
    }

    private static String name(JsonNode field) {
        return "字段「%s」".formatted(field.path("label").asText(field.path("text").asText(field.path("key").asText(field.path("id").asText()))));
    }

    private static String value(JsonNode value) {
        return value == null ? "" : value.isTextual() ? value.asText() : value.toString();
    }

    private FormWords() {}
}
