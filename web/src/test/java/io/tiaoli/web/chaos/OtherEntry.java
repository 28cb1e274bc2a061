package io.tiaoli.web.chaos;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Somebody whose entry was refused tries another: every field filled, the next choice, another day. */
final class OtherEntry {

    private static final List<Integer> DAYS = List.of(0, 1, 7, -1, 30);
    private static final List<String> NUMBERED = List.of("号", "单位", "名称");

    private final Clock clock;
    private final AtomicInteger number = new AtomicInteger();

    OtherEntry(Clock clock) {
        this.clock = clock;
    }

    /** @param attempt from 1 */
    ObjectNode of(List<JsonNode> fields, int attempt, Map<String, String> facts) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> enter(field, entry, attempt, facts));
        return entry;
    }

    private void enter(JsonNode field, ObjectNode entry, int attempt, Map<String, String> facts) {
        String key = field.path("key").asText(field.path("path").asText());
        if (field.path("type").asText().equals("group")) {
            ObjectNode into = key.isEmpty() ? entry : entry.withObject("/" + key);
            field.path("components").forEach(below -> enter(below, into, attempt, facts));
            return;
        }
        if (key.isEmpty() || field.path("readonly").asBoolean() || field.path("disabled").asBoolean()) return;
        String label = field.path("label").asText();
        int days = DAYS.get(attempt % DAYS.size());
        switch (field.path("type").asText()) {
            case "datetime" -> {
                if (field.path("subtype").asText("date").equals("date")) entry.put(key, LocalDate.now(clock).plusDays(days).toString());
                else if (field.path("subtype").asText().equals("datetime")) entry.put(key, OffsetDateTime.now(clock).truncatedTo(ChronoUnit.HOURS).plusDays(days).plusHours(1).toString());
            }
            case "radio", "select" -> {
                var values = field.path("values");
                if (values.size() > 0) entry.set(key, values.get(attempt % values.size()).path("value"));
            }
            case "checkbox" -> entry.put(key, attempt % 2 == 1);
            case "textfield", "textarea" -> {
                if (field.path("validate").path("validationType").asText().equals("phone")) entry.put(key, facts.get("phone"));
                else if (label.equals("姓名")) entry.put(key, facts.get("customerName"));
                else if (label.contains("车牌")) entry.put(key, facts.get("plateNo"));
                else if (NUMBERED.stream().anyMatch(label::contains)) entry.put(key, "HD%06d".formatted(number.incrementAndGet()));
                else if (!field.path("validate").has("validationType") && !field.path("validate").has("pattern")) entry.put(key, "朝阳路 %d 号".formatted(number.incrementAndGet()));
            }
            default -> { }
        }
    }
}
