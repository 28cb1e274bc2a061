package io.tiaoli.workers.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The copies of all cases, sealed; whatever is done with one is recorded. */
@Repository
public class Papers {

    private static final String SELECT = """
            select id, case_no, step, kind, holder, content_type, byte_count, kept_by, kept_at, needed_until, deleted_at from personal_paper\s""";

    private final JdbcClient jdbc;
    private final PaperKeys keys;
    private final PaperActs acts;
    private final Clock clock;

    Papers(JdbcClient jdbc, PaperKeys keys, PaperActs acts, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Keeps a copy sealed; the same file of the same holder in the same case is kept once. Decodes it, so not inside a transaction.
     *
     * @param by user
     * @throws IllegalArgumentException in Chinese, naming the file or the holder, what is wrong and what is allowed
     */
    public Paper keep(NewPaper paper, String by) {
        String holder = paper.holder().strip();
        if (holder.isEmpty() || holder.length() > 80) throw new IllegalArgumentException("证件上的姓名「%s」应为 1 至 80 个字".formatted(holder));
        var file = PaperFile.of(paper.fileName(), paper.file());
        var seal = keys.newest();
        String mark = seal.mark(paper.file());
        var same = jdbc.sql(SELECT + "where case_no = ? and kind = ? and holder = ? and mark = ? and deleted_at is null").params(paper.caseNo(), paper.kind().name(), holder, mark)
                .query(Papers::row).list();
        if (!same.isEmpty()) return same.get(0);
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into personal_paper (id, case_no, step, kind, holder, content_type, byte_count, key_id, sealed, mark, kept_by, kept_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, paper.caseNo(), paper.step(), paper.kind().name(), holder, file.contentType(), file.bytes().length, seal.keyId(), seal.seal(file.bytes(), id), mark,
                        by, OffsetDateTime.now(clock)).update();
        return find(id).orElseThrow();
    }

    public Optional<Paper> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Papers::row).optional();
    }

    /** The copies of a case, deleted ones too, the newest last. */
    public List<Paper> of(String caseNo) {
        return jdbc.sql(SELECT + "where case_no = ? order by kept_at, id").param(caseNo).query(Papers::row).list();
    }

    /** The newest copy of a kind that is still there, of one holder or of anybody. */
    public Optional<Paper> newest(String caseNo, PaperKind kind, Optional<String> holder) {
        return jdbc.sql(SELECT + "where case_no = :caseNo and kind = :kind and (:anybody or holder = :holder) and deleted_at is null order by kept_at desc, id fetch first 1 rows only")
                .param("caseNo", caseNo).param("kind", kind.name()).param("anybody", holder.isEmpty()).param("holder", holder.map(String::strip).orElse("")).query(Papers::row).optional();
    }

    /**
     * Opens a copy for somebody's eyes, and records that first; whoever calls it has checked the rights.
     *
     * @throws IllegalArgumentException in Chinese, when it is deleted or was never there
     */
    public byte[] view(String id, String who) {
        record Sealed(String keyId, byte[] bytes) {}
        var sealed = jdbc.sql("select key_id, sealed from personal_paper where id = ? and sealed is not null").param(id)
                .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2))).optional()
                .orElseThrow(() -> new IllegalArgumentException("这份证件已按期删除，不能再查看"));
        acts.add(id, PaperAct.What.VIEWED, who);
        return keys.of(sealed.keyId()).open(sealed.bytes(), id);
    }

    /** What was done with a copy, the oldest first. */
    public List<PaperAct> acts(String id) {
        return acts.of(id);
    }

    /** Sets the last day on which the copies of a case are needed; an earlier one than the end of the case counts too. */
    void neededUntil(String caseNo, Optional<PaperKind> kind, LocalDate day) {
        jdbc.sql("update personal_paper set needed_until = :day where case_no = :caseNo and (:every or kind = :kind) and deleted_at is null")
                .param("day", day).param("caseNo", caseNo).param("every", kind.isEmpty()).param("kind", kind.map(PaperKind::name).orElse("")).update();
    }

    /** Deletes what is kept in the cases of a customer who wants to be forgotten. */
    public void forget(String customerId, String by) {
        jdbc.sql("select p.id from personal_paper p join service_case c on c.case_no = p.case_no where c.customer_id = ? and p.deleted_at is null").param(customerId)
                .query(String.class).list().forEach(id -> delete(id, by));
        jdbc.sql("update personal_paper set holder = '（已清除）' where case_no in (select case_no from service_case where customer_id = ?)").param(customerId).update();
    }

    /** Whether it was there to delete; the row stays and says that there was a copy. */
    boolean delete(String id, String by) {
        boolean deleted = jdbc.sql("update personal_paper set sealed = null, mark = null, deleted_at = ? where id = ? and deleted_at is null").params(OffsetDateTime.now(clock), id).update() > 0;
        if (deleted) acts.add(id, PaperAct.What.DELETED, by);
        return deleted;
    }

    private static Paper row(ResultSet row, int n) throws SQLException {
        return new Paper(row.getString("id"), row.getString("case_no"), row.getString("step"), PaperKind.valueOf(row.getString("kind")), row.getString("holder"),
                row.getString("content_type"), row.getInt("byte_count"), row.getString("kept_by"), Moments.read(row, "kept_at"),
                Optional.ofNullable(row.getObject("needed_until", LocalDate.class)), Moments.readOptional(row, "deleted_at"));
    }
}
