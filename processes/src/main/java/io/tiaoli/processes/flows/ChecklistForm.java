package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tiaoli.workers.checklists.Answer;
import io.tiaoli.workers.checklists.Judgement;
import io.tiaoli.workers.checklists.Sheet;
import io.tiaoli.workers.checklists.Sheet.Group;
import io.tiaoli.workers.checklists.Sheet.Item;
import io.tiaoli.workers.checklists.CheckSheets;

/** Writes the Camunda Form of one check sheet; its record is named like the sheet, in camel case. */
final class ChecklistForm {

    /** What tells a made form from one that somebody wrote. */
    static final String MADE = "tiaoli-checklist";

    private static final int SCHEMA = 16;
    /** The id of the group: a sheet of one word has its record's name, and Tasklist opens no form with one id twice. */
    private static final String ENTRIES = "entries";
    private static final int LONGEST_NOTE = 1000;
    private static final int VIN_LENGTH = 17;

    private final ArrayNode components = JsonNodeFactory.instance.arrayNode();
    private final Sheet sheet;

    static byte[] of(Sheet sheet, byte[] content) {
        return new ChecklistForm(sheet).form(CheckSheets.name(sheet.key(), content)).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code vehicle-delivery-pdi} keeps its entries as {@code vehicleDeliveryPdi}. */
    static String record(String key) {
        var name = new StringBuilder();
        for (String word : key.split("-")) name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase() + word.substring(1));
        return name.toString();
    }

    private ChecklistForm(Sheet sheet) {
        this.sheet = sheet;
    }

    private ObjectNode form(String name) {
        String record = record(sheet.key());
        var subject = add(components, "textfield", "subject", "查核对象").put("readonly", true);
        subject.putObject("conditional").put("hide", "=%1$s.subject = null or %1$s.subject = \"\"".formatted(record));
        about().forEach(line -> text(components, "about" + (components.size() + 1), line));
        sheet.groups().forEach(this::group);
        add(components, "textarea", "note", "说明").put("description", "不合格的写明情况和依据").putObject("validate").put("maxLength", LONGEST_NOTE);
        add(components, "expression", "sheet", "查核表版本").put("expression", "=\"%s\"".formatted(name)).put("computeOn", "change");

        var form = JsonNodeFactory.instance.objectNode().put("type", "default").put("id", sheet.key()).put("schemaVersion", SCHEMA)
                .put("executionPlatform", "Camunda Platform").put("executionPlatformVersion", "7.24.0");
        form.putObject("exporter").put("name", MADE);
        form.putArray("components").addObject().put("type", "group").put("id", ENTRIES).put("path", record).put("label", "%s %s".formatted(sheet.code(), sheet.title()))
                .put("showOutline", true).set("components", components);
        return form;
    }

    /** What whoever fills in the sheet must know about it. */
    private List<String> about() {
        List<String> lines = new ArrayList<>(sheet.remarks());
        if (sheet.items().stream().anyMatch(item -> item.answer().kind() == Answer.Kind.TICK)) lines.add("逐项看过，合格的打勾；没有打勾的登记为不合格。");
        sheet.unweighted().forEach(group -> lines.add("「%s」在原表上没有权重，只记录，不计分。".formatted(group.name())));
        if (sheet.isNormalised()) lines.add("原表各组权重合计 %s，不是 100；得分按 %s 折算成百分制。".formatted(sheet.weights().toPlainString(), sheet.weights().toPlainString()));
        return lines;
    }

    private void group(Group group) {
        int number = sheet.groups().indexOf(group) + 1;
        var inside = JsonNodeFactory.instance.arrayNode();
        group.items().forEach(item -> item(inside, item));
        components.addObject().put("type", "group").put("id", "group" + number).put("label", group.name() + group.weight().map(w -> "（权重 " + w.toPlainString() + "）").orElse(""))
                .put("showOutline", true).set("components", inside);
    }

    private static void item(ArrayNode inside, Item item) {
        var answer = item.answer();
        switch (answer.kind()) {
            case TICK -> add(inside, "checkbox", item.field(), item.text());
            case TEXT -> add(inside, "textarea", item.field(), item.text()).putObject("validate").put("maxLength", LONGEST_NOTE);
            case VIN -> add(inside, "textfield", item.field(), item.text()).put("description", "17 位，字母大写，没有 I、O、Q").putObject("validate")
                    .put("required", true).put("maxLength", VIN_LENGTH).put("pattern", "^[A-HJ-NPR-Z0-9]{%d}$".formatted(VIN_LENGTH));
            case CHOICE -> answer.options().forEach(option -> options(inside, item).addObject().put("label", option).put("value", option));
            case PASS, JUDGED -> Judgement.of(answer.kind()).forEach(judgement -> options(inside, item).addObject().put("label", judgement.label(answer.kind())).put("value", judgement.name()));
            case NUMBER -> {
                var number = add(inside, "number", item.field(), item.text()).put("decimalDigits", 0);
                if (!answer.bound().isEmpty()) number.put("description", "合格：" + answer.bound());
                number.putObject("validate").put("required", true).put("min", answer.least().orElseThrow()).put("max", answer.most().orElseThrow());
            }
        }
        item.variable().ifPresent(variable -> ((ObjectNode) inside.get(inside.size() - 1)).putObject("properties").put("variable", variable));
    }

    /** The options of the radio of an item, which is added with the first of them. */
    private static ArrayNode options(ArrayNode inside, Item item) {
        if (!inside.isEmpty() && inside.get(inside.size() - 1).path("key").asText().equals(item.field())) return (ArrayNode) inside.get(inside.size() - 1).get("values");
        var radio = add(inside, "radio", item.field(), item.text());
        radio.putObject("validate").put("required", true);
        return radio.putArray("values");
    }

    private static ObjectNode add(ArrayNode to, String type, String key, String label) {
        return to.addObject().put("type", type).put("id", key).put("key", key).put("label", label);
    }

    private static void text(ArrayNode to, String id, String text) {
        to.addObject().put("type", "text").put("id", id).put("text", text);
    }
}
