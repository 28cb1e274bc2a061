package io.tiaoli.web.workbench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The drafts as they are kept: one for each folder, with every change since it was begun. */
@Repository
class DraftStore {

    /** A divisor of the hour. */
    private static final int TYPED_MINUTES = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Draft> find(String folder) {
        return jdbc.sql("select folder, based_on, editor, revision, changed_at from flow_draft where folder = ?").param(folder)
                .query((row, n) -> new Draft(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), Moments.read(row, 5))).optional();
    }

    /** Waits until nobody else changes the draft; held until the end of the transaction. */
    void lock(String folder) {
        jdbc.sql("select folder from flow_draft where folder = ? for update").param(folder).query(String.class).optional();
    }

    void begin(String folder, String basedOn, String editor) {
        jdbc.sql("insert into flow_draft (folder, based_on, editor, revision, changed_at) values (?, ?, ?, 0, ?)")
                .params(folder, basedOn, editor, OffsetDateTime.now(clock)).update();
    }

    /**
     * Counts the next revision for its editor.
     *
     * @return false when the draft is no longer at {@code revision} or in the hands of {@code editor}
     */
    boolean next(String folder, String editor, int revision) {
        return jdbc.sql("update flow_draft set revision = revision + 1, changed_at = ? where folder = ? and editor = ? and revision = ?")
                .params(OffsetDateTime.now(clock), folder, editor, revision).update() > 0;
    }

    /** @param content empty when the revision removes the file */
    void put(String folder, int revision, String name, Optional<byte[]> content, String by, String why) {
        jdbc.sql("insert into flow_draft_file (folder, name, revision, content, changed_by, why, changed_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(folder, name, revision, content.orElse(null), by, why, OffsetDateTime.now(clock)).update();
    }

    /** Forgets the revision before {@code revision} when it is the same person's same work on the same file in the same ten minutes. */
    void forgetTyped(String folder, int revision, String name, String by, String why) {
        var now = OffsetDateTime.now(clock);
        var since = now.truncatedTo(ChronoUnit.HOURS).plusMinutes(now.getMinute() / TYPED_MINUTES * TYPED_MINUTES);
        jdbc.sql("delete from flow_draft_file where folder = ? and name = ? and revision = ? and changed_by = ? and why = ? and changed_at >= ?")
                .params(folder, name, revision - 1, by, why, since).update();
    }

    void hand(String folder, String editor) {
        jdbc.sql("update flow_draft set editor = ?, changed_at = ? where folder = ?").params(editor, OffsetDateTime.now(clock), folder).update();
    }

    void remove(String folder) {
        jdbc.sql("delete from flow_draft where folder = ?").param(folder).update();
    }

    /** The files that the draft holds in place of the deployed ones, as of a revision; a removed file has no content. */
    SortedMap<String, Optional<byte[]>> changes(String folder, int revision) {
        SortedMap<String, Optional<byte[]>> changes = new TreeMap<>();
        jdbc.sql("""
                select name, content from flow_draft_file f where folder = :folder
                and revision = (select max(revision) from flow_draft_file l where l.folder = f.folder and l.name = f.name and l.revision <= :revision)""")
                .param("folder", folder).param("revision", revision)
                .query(row -> {
                    changes.put(row.getString(1), Optional.ofNullable(row.getBytes(2)));
                });
        return changes;
    }

    Set<String> authors(String folder) {
        return jdbc.sql("select distinct changed_by from flow_draft_file where folder = ?").param(folder).query(String.class).set();
    }

    /** The newest first. */
    List<Revision> revisions(String folder) {
        record Changed(int revision, String by, String why, Instant at, String file) {}
        Map<Integer, List<Changed>> byRevision = jdbc.sql("select revision, changed_by, why, changed_at, name from flow_draft_file where folder = ? order by revision desc, name").param(folder)
                .query((row, n) -> new Changed(row.getInt(1), row.getString(2), row.getString(3), Moments.read(row, 4), row.getString(5)))
                .list().stream().collect(groupingBy(Changed::revision, LinkedHashMap::new, toList()));
        return byRevision.values().stream().map(files -> files.get(0))
                .map(first -> new Revision(first.revision(), first.by(), first.why(), first.at(), byRevision.get(first.revision()).stream().map(Changed::file).toList())).toList();
    }
}
