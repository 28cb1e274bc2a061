package io.tiaoli.workers.forms;

import java.time.Clock;
import java.util.Date;
import java.util.Map;

import org.springframework.stereotype.Component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Fills the next form of a record with what the case knows by now, on top of what was entered last. */
@Component
@Label("预填表单")
public class PrepareForm implements Worker<PrepareForm.In, Nothing> {

    /** @param values by field name; an empty value leaves what was entered last */
    public record In(@Label("表单记录名") String record, @Label("预填内容") Map<String, Object> values) {}

    private final FormRecords forms;
    private final ObjectMapper json;
    private final Clock clock;

    PrepareForm(FormRecords forms, ObjectMapper json, Clock clock) {
        this.forms = forms;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Nothing run(In in, Step step) {
        ObjectNode shown = forms.latest(step.caseNo(), in.record()).map(JsonNode::<ObjectNode>deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        in.values().forEach((field, value) -> {
            if (value != null && !value.toString().isBlank()) shown.set(field, json.valueToTree(readable(value)));
        });
        forms.prepare(step.caseNo(), in.record(), shown);
        return Nothing.NOTHING;
    }

    /** Moments as forms hold them: ISO with offset. */
    private Object readable(Object value) {
        return value instanceof Date moment ? moment.toInstant().atZone(clock.getZone()).toOffsetDateTime().toString() : value;
    }
}
