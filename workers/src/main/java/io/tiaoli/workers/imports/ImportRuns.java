package io.tiaoli.workers.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The table of imports and of what is wrong with their files. */
@Repository
class ImportRuns {

    /** A node that works on an import says so more often than this. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final String SELECT = """
            select id, kind, file_name, source, state, rows_total, rows_done, added, changed, unchanged, problems, message, started_by, started_at, committed_by, finished_at from import_run\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, JdbcTemplate batch, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
    }

    /** Waits until no other node starts an import; held until the end of the transaction. */
    void lock() {
        jdbc.sql("select name from platform_lock where name = 'imports' for update").query(String.class).single();
    }

    void add(String id, String kind, String fileName, byte[] content, String source, int rowsTotal, String node, String who) {
        jdbc.sql("""
                insert into import_run (id, kind, file_name, byte_count, content, source, state, rows_total, rows_done, added, changed, unchanged, problems, preview, message, node, beat_at, started_by, started_at)
                values (?, ?, ?, ?, ?, ?, 'CHECKING', ?, 0, 0, 0, 0, 0, '{"headings":[],"rows":[]}', '', ?, ?, ?, ?)""")
                .params(id, kind, fileName, content.length, content, source, rowsTotal, node, now(), who, now()).update();
    }

    Optional<ImportRun> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(ImportRuns::row).optional();
    }

    List<ImportRun> latest(int limit) {
        return jdbc.sql(SELECT + "order by started_at desc, id fetch first ? rows only").param(limit).query(ImportRuns::row).list();
    }

    Optional<ImportRun> running() {
        return jdbc.sql(SELECT + "where state in ('CHECKING', 'COMMITTING') fetch first 1 rows only").query(ImportRuns::row).optional();
    }

    byte[] content(String id) {
        return jdbc.sql("select content from import_run where id = ?").param(id).query((row, n) -> row.getBytes(1)).single();
    }

    Preview preview(String id) {
        try {
            return json.readValue(jdbc.sql("select preview from import_run where id = ?").param(id).query(String.class).single(), Preview.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Problem> problems(String id, int limit) {
        return jdbc.sql("select row_no, column_name, cell, message from import_problem where run_id = ? order by seq fetch first ? rows only").params(id, limit)
                .query((row, n) -> new Problem(row.getInt(1), row.getString(2), row.getString(3), row.getString(4))).list();
    }

    /** Notes how far an import is, and that its node lives. */
    void progress(String id, int rowsDone) {
        jdbc.sql("update import_run set rows_done = ?, beat_at = ? where id = ?").params(rowsDone, now(), id).update();
    }

    /** False when it was no longer in that state. */
    boolean move(String id, ImportState from, ImportState to, String message) {
        boolean keepsFile = to == ImportState.READY || to == ImportState.COMMITTING;
        return jdbc.sql("update import_run set state = ?, message = ?, beat_at = ?, finished_at = ?" + (keepsFile ? "" : ", content = null") + " where id = ? and state = ?")
                .params(to.name(), message, now(), keepsFile ? null : now(), id, from.name()).update() == 1;
    }

    /** Who confirmed it, on which node it is written. */
    void confirmed(String id, String who, String node) {
        jdbc.sql("update import_run set committed_by = ?, node = ?, rows_done = 0 where id = ?").params(who, node, id).update();
    }

    void found(String id, ImportPass.Found found) {
        try {
            jdbc.sql("update import_run set rows_total = ?, rows_done = ?, added = ?, changed = ?, unchanged = ?, problems = ?, preview = ? where id = ?")
                    .params(found.counts().rows, found.counts().rows, found.counts().added, found.counts().changed, found.counts().unchanged, found.problems().count(),
                            json.writeValueAsString(found.preview()), id).update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        jdbc.sql("delete from import_problem where run_id = ?").param(id).update();
        var kept = found.problems().kept();
        batch.batchUpdate("insert into import_problem (run_id, seq, row_no, column_name, cell, message) values (?, ?, ?, ?, ?, ?)",
                java.util.stream.IntStream.range(0, kept.size()).mapToObj(n -> new Object[] {id, n, kept.get(n).row(), kept.get(n).column(), kept.get(n).cell(), kept.get(n).message()}).toList());
    }

    /** Marks what a node left behind: everything of a node that starts, and what nobody has worked on for long. */
    void breakOff(String startingNode) {
        var silent = now().minus(LONGEST_SILENCE);
        jdbc.sql("update import_run set state = 'BROKEN', content = null, finished_at = ?, message = '服务重新启动过，这次导入没有写入任何数据，请重新上传' where state in ('CHECKING', 'COMMITTING') and (node = ? or beat_at < ?)")
                .params(now(), startingNode, silent).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static ImportRun row(ResultSet row, int n) throws SQLException {
        return new ImportRun(row.getString(1), row.getString(2), row.getString(3), row.getString(4), ImportState.valueOf(row.getString(5)), row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9),
                row.getInt(10), row.getInt(11), row.getString(12), row.getString(13), Moments.read(row, 14), Optional.ofNullable(row.getString(15)),
                Moments.readOptional(row, 16));
    }
}
