package io.tiaoli.workers.forms;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.tiaoli.workers.Refused;

/** The records that the forms of a case submitted, and what their next forms show. */
public interface FormRecords {

    /** One entry, {@code version} counted from 1; {@code who} is empty for a machine. */
    record Entry(String record, int version, String form, String step, JsonNode content, Optional<String> who, Instant at) {}

    /** All entries of a case, oldest first. */
    List<Entry> of(String caseNo);

    /** The newest submitted entry of a record, such as {@code quote}. */
    Optional<JsonNode> latest(String caseNo, String record);

    /** The newest entry of each record. */
    static Map<String, JsonNode> newest(List<Entry> oldestFirst) {
        Map<String, JsonNode> newest = new HashMap<>();
        oldestFirst.forEach(entry -> newest.put(entry.record(), entry.content()));
        return newest;
    }

    /** Who filled in the form of a step last; empty for a machine, or where nobody did yet. */
    default Optional<String> enteredBy(String caseNo, String step) {
        return of(caseNo).stream().filter(entry -> entry.step().equals(step)).reduce((first, last) -> last).flatMap(Entry::who);
    }

    /** What the next form of the record shows instead of the newest entry, until it is submitted. */
    void prepare(String caseNo, String record, JsonNode prefill);

    /**
     * The newest entry as a typed record; see {@link FormContents}.
     *
     * @throws Refused with the given code when nothing was entered or a value is not as it must be
     */
    default <R extends Record> R read(String caseNo, String record, Class<R> type, String refusal) {
        return FormContents.read(type, latest(caseNo, record).orElseThrow(() ->
                new Refused(refusal, "%s 还没有填写「%s」".formatted(caseNo, record))), refusal);
    }
}
