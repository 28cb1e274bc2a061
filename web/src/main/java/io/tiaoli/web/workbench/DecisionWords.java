package io.tiaoli.web.workbench;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;

/** Says in Chinese how two states of a decision table differ, by their rules. */
final class DecisionWords {

    /** @return one sentence for each rule that came, went or changed; none when a state is no table */
    static List<String> between(byte[] before, byte[] after) {
        try {
            var old = rules(before);
            var now = rules(after);
            List<String> words = new ArrayList<>();
            old.forEach((id, cells) -> {
                if (!now.containsKey(id)) words.add("删去规则：" + sentence(cells));
                else if (!now.get(id).equals(cells)) words.add("改了规则：" + changes(cells, now.get(id)));
            });
            now.forEach((id, cells) -> {
                if (!old.containsKey(id)) words.add("新增规则：" + sentence(cells));
            });
            return words;
        } catch (ModelException unreadable) {
            return List.of();
        }
    }

    /** The cells of each rule by the titles of their columns. */
    private static Map<String, Map<String, String>> rules(byte[] table) {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(table));
        var inputs = List.copyOf(model.getModelElementsByType(Input.class));
        var outputs = List.copyOf(model.getModelElementsByType(Output.class));
        for (var rule : model.getModelElementsByType(Rule.class)) {
            Map<String, String> cells = new LinkedHashMap<>();
            var given = List.copyOf(rule.getInputEntries());
            var decided = List.copyOf(rule.getOutputEntries());
            for (int i = 0; i < Math.min(given.size(), inputs.size()); i++) cells.put("当 " + inputs.get(i).getLabel(), given.get(i).getTextContent().strip());
            for (int i = 0; i < Math.min(decided.size(), outputs.size()); i++) cells.put("则 " + outputs.get(i).getLabel(), decided.get(i).getTextContent().strip());
            if (rule.getDescription() != null) cells.put("说明", rule.getDescription().getTextContent().strip());
            rules.put(rule.getId(), cells);
        }
        return rules;
    }

    private static String sentence(Map<String, String> cells) {
        return String.join("，", cells.entrySet().stream().filter(cell -> !cell.getValue().isEmpty()).map(cell -> cell.getKey() + " " + cell.getValue()).toList());
    }

    private static String changes(Map<String, String> before, Map<String, String> after) {
        List<String> changed = new ArrayList<>();
        var all = new LinkedHashMap<>(before);
        after.forEach(all::putIfAbsent);
        all.keySet().forEach(title -> {
            String old = before.getOrDefault(title, "");
            String now = after.getOrDefault(title, "");
            if (!old.equals(now)) changed.add("%s 由「%s」改为「%s」".formatted(title, old, now));
        });
        String rule = after.getOrDefault("说明", before.getOrDefault("说明", ""));
        return (rule.isEmpty() ? "" : "「" + rule + "」") + String.join("，", changed);
    }

    private DecisionWords() {}
}
