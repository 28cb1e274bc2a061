package io.tiaoli.processes.rehearsal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a flow is rehearsed with.
 *
 * <p>Values may name the rehearsal's customer: {@code {{customer}}}, {@code {{vehicle}}}, {@code {{name}}}, {@code {{phone}}}, {@code {{plate}}}; and its time:
 * {@code {{now}}}, {@code {{today}}}.
 *
 * @param start id of the start event; empty for the first one
 * @param startAt when it begins, without zone, such as {@code 2026-11-23T09:00}
 * @param values variables, or the fields of the start form
 * @param answers what people enter, by step ({@code flow/step} in flows that are called), one for each visit
 * @param events what happens outside
 */
public record Scenario(String start, String startAt, Map<String, JsonNode> values, Map<String, List<Answer>> answers, List<Heard> events) {

    public Scenario {
        start = start == null ? "" : start;
        values = values == null ? Map.of() : new LinkedHashMap<>(values);
        answers = answers == null ? Map.of() : new LinkedHashMap<>(answers);
        events = events == null ? List.of() : List.copyOf(events);
        moment(startAt);
    }

    /** When it begins. */
    public LocalDateTime begins() {
        return moment(startAt);
    }

    /** What is entered at the n-th visit of a step, counted from 0. */
    public Answer answer(String step, int visit) {
        var given = answers.getOrDefault(step, List.of());
        return visit < given.size() ? given.get(visit) : Answer.INVENTED;
    }

    /** The same with other data and answers. */
    public Scenario with(String usedStart, Map<String, JsonNode> usedValues, Map<String, List<Answer>> usedAnswers) {
        return new Scenario(usedStart, startAt, usedValues, usedAnswers, events);
    }

    private static LocalDateTime moment(String text) {
        try {
            return LocalDateTime.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("预演的开始时间「%s」不对，应如 2026-11-23T09:00".formatted(text));
        }
    }
}
