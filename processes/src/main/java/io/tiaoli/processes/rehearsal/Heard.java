package io.tiaoli.processes.rehearsal;

import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happens outside of the flow and that a step waits for.
 *
 * @param event its name, such as {@code customer-replied}
 * @param after how long after the rehearsal's start, such as {@code P1D}; where nobody waits yet, it is heard later
 * @param values what it tells
 */
public record Heard(String event, String after, Map<String, JsonNode> values) {

    private static final String LATER = "P1D";

    public Heard {
        if (event == null || !event.matches("[a-z][a-z0-9-]*")) throw new IllegalArgumentException("事件「%s」不对，应是小写的英文名称，如 customer-replied".formatted(event));
        after = after == null || after.isBlank() ? LATER : after;
        values = values == null ? Map.of() : values;
        Spans.read(after);
    }

    public Duration wait(Temporal from) {
        return Spans.from(from, after);
    }
}
