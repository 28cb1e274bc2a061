package io.tiaoli.workers.forms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The records that people entered in forms: one record a form, every entry a new version. */
public interface FormRecords {

    /** One entry; {@code who} is empty for a machine. */
    record Entry(String record, int version, String form, String step, JsonNode content, Optional<String> who, Instant at) {}

    /** The newest entry of a record in a case. */
    Optional<JsonNode> latest(String caseNo, String record);

    /** All entries of a case, oldest first. */
    List<Entry> of(String caseNo);

    /** What the next form of this record shows when it opens. */
    Optional<JsonNode> prefill(String caseNo, String record);

    /** Prepares what the next form of this record shows; a later call replaces it. */
    void prepare(String caseNo, String record, JsonNode prefill);

    /** Adds an entry. */
    void save(String caseNo, String record, String form, String step, JsonNode content, Optional<String> who);
}
