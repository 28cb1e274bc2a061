package io.tiaoli.workers.forms;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of form entries and prepared forms. */
@Repository
class StoredFormRecords implements FormRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    StoredFormRecords(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> latest(String caseNo, String record) {
        return jdbc.sql("select content from form_record where case_no = ? and record = ? order by version desc fetch first 1 rows only")
                .params(caseNo, record).query(String.class).optional().map(this::read);
    }

    @Override
    public List<Entry> of(String caseNo) {
        return jdbc.sql("select record, version, form, step, content, entered_by, entered_at from form_record where case_no = ? order by entered_at, record, version")
                .param(caseNo)
                .query((row, n) -> new Entry(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), read(row.getString(5)),
                        Optional.ofNullable(row.getString(6)), row.getObject(7, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public Optional<JsonNode> prefill(String caseNo, String record) {
        return jdbc.sql("select content from form_prefill where case_no = ? and record = ?").params(caseNo, record).query(String.class).optional().map(this::read);
    }

    @Override
    public void prepare(String caseNo, String record, JsonNode prefill) {
        if (jdbc.sql("update form_prefill set content = ? where case_no = ? and record = ?").params(prefill.toString(), caseNo, record).update() == 0) {
            jdbc.sql("insert into form_prefill (case_no, record, content) values (?, ?, ?)").params(caseNo, record, prefill.toString()).update();
        }
    }

    @Override
    public void save(String caseNo, String record, String form, String step, JsonNode content, Optional<String> who) {
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from form_record where case_no = ? and record = ?").params(caseNo, record).query(Integer.class).single();
        jdbc.sql("insert into form_record (case_no, record, version, form, step, content, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseNo, record, version, form, step, content.toString(), who.orElse(null), OffsetDateTime.now(clock)).update();
    }

    private JsonNode read(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored record is not readable", e);
        }
    }
}
