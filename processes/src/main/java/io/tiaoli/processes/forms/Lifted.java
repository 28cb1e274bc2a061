package io.tiaoli.processes.forms;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Date;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.processes.forms.Form.Field;

/** Turns a field's value into a process variable: text, whole number, decimal text, boolean, moment. */
final class Lifted {

    static Object value(Field field, JsonNode value) {
        if (field.type().equals("checkbox")) return value.asBoolean(false);
        if (FieldCheck.isEmpty(value)) return null;
        if (field.type().equals("number")) {
            var number = new BigDecimal(value.asText());
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number.toPlainString();
        }
        if (field.type().equals("datetime") && field.component().path("subtype").asText().equals("datetime")) {
            return Date.from(OffsetDateTime.parse(value.asText()).toInstant());
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private Lifted() {}
}
