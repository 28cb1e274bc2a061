package io.tiaoli.workers.forms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.tiaoli.workers.database.Moments;

/** The form records in our own tables: every submission is a new version, decimals stay exact. */
@Repository
public class StoredFormRecords implements FormRecords {

    private record Before(int version, boolean isPrefilled) {}

    private final JdbcClient jdbc;
    private final ObjectReader json;

    StoredFormRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    @Override
    public Optional<JsonNode> latest(String caseNo, String record) {
        return jdbc.sql("select content from form_record where case_no = ? and record = ? order by version desc fetch first 1 rows only")
                .params(caseNo, record).query(String.class).optional().map(this::parsed);
    }

    @Override
    public void prepare(String caseNo, String record, JsonNode prefill) {
        int changed = jdbc.sql("update form_prefill set content = ? where case_no = ? and record = ?")
                .params(prefill.toString(), caseNo, record).update();
        if (changed == 0) {
            jdbc.sql("insert into form_prefill (case_no, record, content) values (?, ?, ?)").params(caseNo, record, prefill.toString()).update();
        }
    }

    @Override
    public List<Entry> of(String caseNo) {
        return jdbc.sql("select record, version, form, step, content, entered_by, entered_at from form_record where case_no = ? order by entered_at, record, version")
                .param(caseNo)
                .query((row, n) -> new Entry(row.getString(1), row.getInt(2), row.getString(3), row.getString(4), parsed(row.getString(5)),
                        Optional.ofNullable(row.getString(6)), Moments.read(row, 7)))
                .list();
    }

    /** What was prepared for the next form of the record. */
    public Optional<JsonNode> prefill(String caseNo, String record) {
        return jdbc.sql("select content from form_prefill where case_no = ? and record = ?").params(caseNo, record).query(String.class).optional().map(this::parsed);
    }

    /** What a form of the record shows when it opens: what was prepared for it, else what was entered last. */
    public Optional<JsonNode> shown(String caseNo, String record) {
        return jdbc.sql("select content from form_prefill where case_no = ? and record = ?").params(caseNo, record)
                .query(String.class).optional().map(this::parsed).or(() -> latest(caseNo, record));
    }

    /**
     * Keeps a submission as the next version and drops what was prepared for it.
     *
     * @param who the user, {@code null} for a machine
     * @return the version, counted from 1
     */
    public int save(String caseNo, String record, String form, String step, JsonNode content, String who, Instant at) {
        var before = jdbc.sql("select (select max(version) from form_record where case_no = :caseNo and record = :record), (select count(*) from form_prefill where case_no = :caseNo and record = :record)")
                .param("caseNo", caseNo).param("record", record).query((row, n) -> new Before(row.getInt(1), row.getInt(2) > 0)).single();
        int version = before.version() + 1;
        jdbc.sql("""
                insert into form_record (case_no, record, version, form, step, content, entered_by, entered_at)
                values (:caseNo, :record, :version, :form, :step, :content, :who, :at)""")
                .param("caseNo", caseNo).param("record", record).param("version", version).param("form", form).param("step", step)
                .param("content", content.toString()).param("who", who).param("at", at.atOffset(ZoneOffset.UTC)).update();
        if (before.isPrefilled()) jdbc.sql("delete from form_prefill where case_no = ? and record = ?").params(caseNo, record).update();
        return version;
    }

    private JsonNode parsed(String content) {
        try {
            return json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored form record is no JSON", e);
        }
    }
}
