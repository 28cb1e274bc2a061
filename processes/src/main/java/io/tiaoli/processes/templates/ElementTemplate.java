package io.tiaoli.processes.templates;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.processes.engine.Workers.Value;

/** Writes the declaration of a worker as an element template. */
final class ElementTemplate {

    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";

    static Map<String, Object> of(Declaration worker) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", worker.label());
        template.put("id", "io.tiaoli." + worker.name());
        template.put("description", description(worker));
        template.put("appliesTo", List.of("bpmn:Task", "bpmn:ServiceTask", "bpmn:SendTask"));
        template.put("elementType", Map.of("value", "bpmn:ServiceTask"));
        // what is not in the template, such as the documentation or asyncBefore, stays open to the owner
        template.put("entriesVisible", true);
        template.put("groups", List.of(group(INPUTS, "输入"), group(OUTPUTS, "输出")));
        List<Map<String, Object>> properties = new ArrayList<>(List.of(delegate(worker)));
        worker.inputs().stream().filter(input -> !isTable(input)).map(ElementTemplate::input).forEach(properties::add);
        worker.outputs().stream().map(ElementTemplate::output).forEach(properties::add);
        template.put("properties", properties);
        return template;
    }

    /** Tables of names and values have no field in a template; they are filled in as a map beside it. */
    private static boolean isTable(Value value) {
        return value.kind().equals("内容表");
    }

    private static String description(Declaration worker) {
        var refusals = worker.refusals().isEmpty() ? "" : "可能拒绝：%s，每个都要接一个错误边界事件。".formatted(String.join("、", worker.refusals()));
        var tables = worker.inputs().stream().filter(ElementTemplate::isTable).map(i -> "「%s」（%s）".formatted(i.name(), i.label())).collect(joining("、"));
        return "工作程序 %s。%s%s".formatted(worker.name(), refusals, tables.isEmpty() ? "" : "输入 %s 请在「输入参数」里用映射（map）填写。".formatted(tables));
    }

    private static Map<String, Object> group(String id, String label) {
        return ordered("id", id, "label", label);
    }

    private static Map<String, Object> delegate(Declaration worker) {
        return ordered("label", "工作程序", "type", "Hidden", "value", "${%s}".formatted(worker.name()),
                "binding", ordered("type", "property", "name", "camunda:delegateExpression"));
    }

    private static Map<String, Object> input(Value input) {
        var property = ordered("label", input.label(), "description", "%s · %s%s".formatted(input.name(), input.kind(), input.required() ? "" : " · 可不填"), "group", INPUTS);
        boolean choice = !input.choices().isEmpty() || input.kind().equals("是否");
        property.put("type", choice ? "Dropdown" : "String");
        if (choice) property.put("choices", choices(input));
        if (input.required()) property.put("value", "${%s}".formatted(input.name()));
        property.put("binding", ordered("type", "camunda:inputParameter", "name", input.name()));
        if (input.required()) property.put("constraints", Map.of("notEmpty", true));
        else property.put("optional", true);
        return property;
    }

    /** A fixed value, or the process variable of the same name. */
    private static List<Map<String, Object>> choices(Value input) {
        var fixed = input.choices().isEmpty() ? Stream.of(choice("是", "${true}"), choice("否", "${false}")) : input.choices().stream().map(c -> choice(c.label(), c.value()));
        return Stream.concat(Stream.of(choice("取流程变量 " + input.name(), "${%s}".formatted(input.name()))), fixed).toList();
    }

    private static Map<String, Object> choice(String name, String value) {
        return ordered("name", name, "value", value);
    }

    private static Map<String, Object> output(Value output) {
        return ordered("label", output.label(), "description", "%s · %s · 存入哪个流程变量，不要就清空".formatted(output.name(), output.kind()), "group", OUTPUTS,
                "type", "String", "value", output.name(), "binding", ordered("type", "camunda:outputParameter", "source", "${%s}".formatted(output.name())), "optional", true);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return ordered;
    }

    private ElementTemplate() {}
}
