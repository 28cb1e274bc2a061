package io.tiaoli.processes.flows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Checks a form: named as its file, one record that is no variable of the flow, no id twice, and FEEL that names fields by their full path. */
final class FormFileCheck {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([a-zA-Z]\\w*+)(?!\\s*\\()");

    /** @param variables what a case of the flow may hold beside the form's record */
    static List<Finding> findings(String file, byte[] content, Set<String> variables) {
        List<Finding> findings = new ArrayList<>();
        try {
            var form = new ObjectMapper().readTree(content);
            if (!file.equals(form.path("id").asText() + ".form")) findings.add(new Finding(file, "", "表单编号「%s」应与文件名相同".formatted(form.path("id").asText())));
            var paths = new LinkedHashSet<String>();
            for (var component : form.path("components")) {
                if (component.hasNonNull("path") && component.path("type").asText().equals("group")) paths.add(component.get("path").asText());
                if (component.hasNonNull("key")) findings.add(new Finding(file, component.get("key").asText(), "字段须放在表单唯一的分组（path）里"));
            }
            if (paths.size() != 1) findings.add(new Finding(file, "", "所有字段须放在一个带路径（path）的分组里，现有 %d 个".formatted(paths.size())));
            paths.stream().filter(variables::contains).forEach(path -> findings.add(new Finding(file, path,
                    "分组的路径（path）「%s」和流程变量同名，表单会打不开；请换一个名称，如「%sForm」".formatted(path, path))));
            unique(form.path("components"), file, new LinkedHashSet<>(Set.of(form.path("id").asText())), findings);
            Set<String> keys = new LinkedHashSet<>();
            keys(form, keys);
            keys.removeAll(paths);
            walk(form, file, keys, findings);
        } catch (JsonProcessingException e) {
            findings.add(new Finding(file, "", "表单不是有效的 JSON：" + e.getOriginalMessage()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return findings;
    }

    /** form-js shows an error instead of a form in which two components have one id, or one has that of the form. */
    private static void unique(JsonNode components, String file, Set<String> ids, List<Finding> findings) {
        for (var component : components) {
            String id = component.path("id").asText();
            if (!id.isEmpty() && !ids.add(id)) findings.add(new Finding(file, id, "编号（id）「%s」用了两次，表单会打不开；每个字段和分组的编号要各不相同".formatted(id)));
            unique(component.path("components"), file, ids, findings);
        }
    }

    private static void keys(JsonNode node, Set<String> keys) {
        if (node.hasNonNull("key") && node.hasNonNull("type")) keys.add(node.get("key").asText());
        node.forEach(child -> keys(child, keys));
    }

    private static void walk(JsonNode node, String file, Set<String> keys, List<Finding> findings) {
        node.fields().forEachRemaining(entry -> {
            if (entry.getValue().isTextual() && (entry.getValue().asText().startsWith("=") || entry.getKey().equals("rule"))) {
                var names = NAME.matcher(TEXT.matcher(entry.getValue().asText()).replaceAll("\"\""));
                while (names.find()) {
                    if (keys.contains(names.group(1))) {
                        findings.add(new Finding(file, node.path("key").asText(node.path("id").asText()),
                                "表达式 %s 里的「%s」要写完整路径（如 =记录.%s，列表行内用 this.%s），否则不起作用".formatted(entry.getValue().asText(), names.group(1), names.group(1), names.group(1))));
                    }
                }
            }
        });
        node.forEach(child -> walk(child, file, keys, findings));
    }

    private FormFileCheck() {}
}
