package io.tiaoli.processes.rehearsal;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What somebody enters at one visit of a step.
 *
 * @param values fields of the form's record; what is missing and must be there is invented
 * @param after how long after the task came, such as {@code PT10M}
 * @param leave whether nobody does the task
 */
public record Answer(JsonNode values, String after, boolean leave) {

    private static final String SOON = "PT10M";

    /** What is done where nothing is said. */
    public static final Answer INVENTED = new Answer(null, null, false);

    public Answer {
        if (values == null || !values.isObject()) values = JsonNodeFactory.instance.objectNode();
        after = after == null || after.isBlank() ? SOON : after;
        Spans.read(after);
    }

    /** @return not negative */
    public Duration wait(java.time.temporal.Temporal from) {
        return Spans.from(from, after);
    }
}
