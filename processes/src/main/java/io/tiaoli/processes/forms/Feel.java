package io.tiaoli.processes.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.decisions.ReadOnceFeel;

/** Evaluates the FEEL of forms on the server, as the browser does; {@code moment} and {@code today} are the engine's time. */
@Component
class Feel {

    private final FeelEngine engine = new ReadOnceFeel();
    private final Clock clock;

    Feel(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param expression with or without the leading {@code =} of forms
     * @param context texts, numbers, booleans, lists and maps
     */
    Object value(String expression, Map<String, Object> context) {
        Map<String, Object> all = new LinkedHashMap<>(context);
        all.put("moment", ZonedDateTime.now(clock));
        all.put("today", LocalDate.now(clock));
        return engine.evaluateSimpleExpression(expression.startsWith("=") ? expression.substring(1) : expression, Variables.fromMap(all).asVariableContext());
    }

    boolean isTrue(String expression, Map<String, Object> context) {
        return Boolean.TRUE.equals(value(expression, context));
    }
}
