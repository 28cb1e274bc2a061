package io.tiaoli.web.cases;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.web.pages.Times;

/** Reads an entry with the labels and choices of its form, as the person who entered it saw them. */
final class FormReading {

    /** One value under its label. */
    record Line(String label, String value) {}

    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");

    /** Values in the order of the form; what the form does not know comes last, under its name. */
    static List<Line> of(JsonNode components, JsonNode content) {
        List<Line> lines = new ArrayList<>();
        // the one group at the top is the record itself
        for (var top : components) read(top.path("path").isMissingNode() ? top : top.path("components"), content, lines);
        return lines;
    }

    private static void read(JsonNode components, JsonNode content, List<Line> lines) {
        Set<String> known = new LinkedHashSet<>();
        fields(components, content, known, lines);
        content.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) add(lines, name, plain(content.path(name)));
        });
    }

    private static void fields(JsonNode components, JsonNode content, Set<String> known, List<Line> lines) {
        for (var field : components) {
            String path = field.path("path").asText("");
            String key = field.path("key").asText("");
            if (field.path("type").asText().equals("dynamiclist")) {
                known.add(path);
                int row = 1;
                for (var entry : content.path(path)) add(lines, label(field, path) + " " + row++, inOneLine(field.path("components"), entry));
            } else if (field.has("components") && path.isEmpty()) {
                fields(field.path("components"), content, known, lines);
            } else if (field.has("components")) {
                known.add(path);
                read(field.path("components"), content.path(path), lines);
            } else if (!key.isEmpty()) {
                known.add(key);
                add(lines, label(field, key), value(field, content.path(key)));
            }
        }
    }

    private static String inOneLine(JsonNode components, JsonNode entry) {
        List<Line> cells = new ArrayList<>();
        read(components, entry, cells);
        return cells.stream().map(cell -> cell.label() + " " + cell.value()).collect(Collectors.joining("，"));
    }

    private static String label(JsonNode field, String otherwise) {
        for (String name : List.of("label", "dateLabel", "timeLabel")) if (!field.path(name).asText("").isBlank()) return field.path(name).asText();
        return otherwise;
    }

    private static String value(JsonNode field, JsonNode value) {
        String type = field.path("type").asText();
        if (CHOICES.contains(type) && value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(one -> choice(field, one)).collect(Collectors.joining("、"));
        }
        return CHOICES.contains(type) ? choice(field, value) : plain(value);
    }

    private static String choice(JsonNode field, JsonNode value) {
        for (var option : field.path("values")) if (option.path("value").asText().equals(value.asText())) return option.path("label").asText();
        return plain(value);
    }

    private static String plain(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return "";
        if (value.isBoolean()) return value.booleanValue() ? "是" : "否";
        if (value.isArray()) return StreamSupport.stream(value.spliterator(), false).map(FormReading::plain).collect(Collectors.joining("、"));
        if (value.isObject()) return value.properties().stream().map(e -> e.getKey() + " " + plain(e.getValue())).collect(Collectors.joining("，"));
        return moment(value.asText());
    }

    private static String moment(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) return text;
        try {
            return Times.text(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static void add(List<Line> lines, String label, String value) {
        if (!value.isBlank()) lines.add(new Line(label, value));
    }

    private FormReading() {}
}
