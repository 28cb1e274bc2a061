package io.tiaoli.processes.safety;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.patterns.OwnersPattern;

/** Accepts a form of the components that work in Tasklist, with the settings that are known here. */
final class FormCheck {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(60).maxDocumentLength(SafeXml.LARGEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> FORM = Set.of("type", "id", "components", "schemaVersion", "executionPlatform", "executionPlatformVersion", "exporter", "versionTag");
    private static final Set<String> COMPONENTS = Set.of("text", "textfield", "textarea", "number", "checkbox", "checklist", "radio", "select",
            "datetime", "expression", "group", "dynamiclist", "table", "spacer", "separator");
    private static final Set<String> SETTINGS = Set.of("type", "id", "key", "path", "label", "description", "disabled", "readonly", "defaultValue",
            "conditional", "validate", "appearance", "layout", "properties", "values", "valuesKey", "valuesExpression", "searchable", "text",
            "increment", "decimalDigits", "serializeToString", "subtype", "dateLabel", "timeLabel", "timeSerializingFormat", "timeInterval",
            "use24h", "disallowPassedDates", "components", "isRepeating", "allowAddRemove", "defaultRepetitions", "showOutline",
            "disableCollapse", "nonCollapsedItems", "verticalAlignment", "dataSource", "rowCount", "columns", "columnsExpression",
            "expression", "computeOn", "height");
    private static final Map<String, Set<String>> INNER = Map.of(
            "conditional", Set.of("hide"),
            "validate", Set.of("required", "min", "max", "minLength", "maxLength", "pattern", "validationType"),
            "appearance", Set.of("prefixAdorner", "suffixAdorner"),
            "layout", Set.of("row", "columns"),
            "values", Set.of("label", "value"),
            "columns", Set.of("label", "key"));
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");

    private final List<Finding> findings = new ArrayList<>();

    static List<Finding> findings(String fileName, byte[] content) {
        var check = new FormCheck();
        try {
            JsonNode form = JSON.readTree(content);
            if (form == null || !form.isObject()) return List.of(Finding.ofFile(fileName, "不是表单：要有一个 JSON 对象"));
            check.form(form);
        } catch (IOException e) {
            return List.of(Finding.ofFile(fileName, "不是正确的 JSON"));
        }
        return List.copyOf(check.findings);
    }

    private void form(JsonNode form) {
        onlyKnown(form, form, "表单", FORM);
        if (!form.path("id").isTextual()) refuse(form, "表单要有一个文字的编号（id）");
        if (!form.path("components").isArray()) refuse(form, "表单的内容（components）要是一个列表");
        if (!form.path("type").asText().equals("default")) refuse(form, "表单的 type 只能是 default");
        form.path("components").forEach(this::component);
    }

    private void component(JsonNode component) {
        if (!component.isObject()) {
            refuse(component, "「components」里的「" + component + "」不是组件");
            return;
        }
        String type = component.path("type").asText();
        if (!COMPONENTS.contains(type)) {
            refuse(component, "不允许的组件「" + type + "」；可以用：" + String.join("、", new TreeSet<>(COMPONENTS)));
            return;
        }
        onlyKnown(component, component, "组件「" + type + "」", SETTINGS);
        INNER.forEach((setting, known) -> {
            JsonNode inner = component.path(setting);
            if (inner.isArray()) inner.forEach(each -> onlyKnown(component, each, "「" + setting + "」", known));
            else onlyKnown(component, inner, "「" + setting + "」", known);
        });
        component.path("properties").properties().forEach(property -> {
            if (property.getValue().isContainerNode()) refuse(component, "属性「" + property.getKey() + "」只能是文字");
        });
        String pattern = component.path("validate").path("pattern").asText();
        OwnersPattern.problem(pattern).or(() -> OwnersPattern.slowInBrowsers(pattern)).ifPresent(why -> refuse(component, why));
        formulas(component, component);
        String text = component.path("text").asText();
        if (!text.startsWith("=") && TAG.matcher(text).find()) refuse(component, "文字里不允许 HTML 标签；可以用 Markdown");
        component.path("components").forEach(this::component);
    }

    /** Those of the component itself and of its settings: the server works them out, too. */
    private void formulas(JsonNode component, JsonNode node) {
        node.properties().forEach(setting -> {
            String text = setting.getValue().asText();
            if (text.startsWith("=")) formula(component, text.substring(1));
            else if (setting.getKey().equals("rule") || setting.getKey().equals("expression")) formula(component, text);
            if (!setting.getKey().equals("components")) formulas(component, setting.getValue());
        });
    }

    private void formula(JsonNode component, String formula) {
        FormulaCheck.refusal(formula).ifPresent(why -> refuse(component, "公式「%.100s」：%s".formatted(formula, why)));
    }

    private void onlyKnown(JsonNode owner, JsonNode node, String where, Set<String> known) {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) refuse(owner, where + "不允许的设置「" + field + "」；可以用：" + String.join("、", new TreeSet<>(known)));
        });
    }

    private void refuse(JsonNode component, String message) {
        if (findings.size() == ModelCheck.MOST_FINDINGS) return;
        String id = component.path("id").asText("");
        String label = component.path("label").asText("");
        findings.add(new Finding(id, label, (label.isEmpty() ? id : label + "（" + id + "）") + "：" + message));
    }
}
