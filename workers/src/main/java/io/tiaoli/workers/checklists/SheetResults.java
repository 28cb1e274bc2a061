package io.tiaoli.workers.checklists;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The filled sheets with their scores. */
@Repository
public class SheetResults {

    /** What a person reached with one sheet in one month; {@code score} is the mean of {@code sheets} sheets, empty where nothing counted. */
    public record Monthly(YearMonth month, String person, String code, String title, int sheets, Optional<BigDecimal> score, int failedItems) {}

    /** One filled sheet of a case. */
    public record Result(String id, String caseNo, String code, String title, Optional<String> subject, Optional<String> person, Optional<BigDecimal> score, int failedItems, Instant filledAt) {}

    /** What was checked: in words, by its id, and whose score it is. */
    record Checked(Optional<String> subject, Optional<String> subjectRef, Optional<String> person) {}

    private final JdbcClient jdbc;

    SheetResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a filled sheet with its failed items, which overtake those of an earlier filling; the same key again changes nothing. */
    String keep(String caseNo, Sheet sheet, String version, Checked checked, Score score, Instant at, String onceKey) {
        var before = jdbc.sql("select id from checklist_result where once_key = ?").param(onceKey).query(String.class).optional();
        if (before.isPresent()) return before.get();
        jdbc.sql("""
                update checklist_defect set state = 'OVERTAKEN', settled_at = ? where state = 'OPEN' and result_id in
                (select id from checklist_result where case_no = ? and sheet_key = ? and coalesce(subject_ref, '') = ?)""")
                .params(at.atOffset(ZoneOffset.UTC), caseNo, sheet.key(), checked.subjectRef().orElse("")).update();
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into checklist_result (id, case_no, sheet_key, sheet_version, sheet_code, sheet_title, subject, subject_ref, person, month_start, score, failed_items, filled_at, once_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, caseNo, sheet.key(), version, sheet.code(), sheet.title(), checked.subject().orElse(null), checked.subjectRef().orElse(null), checked.person().orElse(null),
                        at.atZone(ZoneId.systemDefault()).toLocalDate().withDayOfMonth(1), score.score().orElse(null), score.failed().size(), at.atOffset(ZoneOffset.UTC), onceKey).update();
        int position = 0;
        for (var group : score.groups()) {
            jdbc.sql("insert into checklist_group_score (result_id, position, name, weight, score) values (?, ?, ?, ?, ?)")
                    .params(id, ++position, group.name(), group.weight().orElse(null), group.score().orElse(null)).update();
        }
        score.failed().forEach(failed -> jdbc.sql("insert into checklist_defect (id, result_id, case_no, position, item, answer, action, role, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), id, caseNo, failed.item().position(), failed.item().text(), failed.answer(), failed.item().onFail().name(),
                        failed.item().role().orElse(null), failed.item().onFail().opensWork() ? "OPEN" : "NOTED").update());
        return id;
    }

    /** The sheets of a case, oldest first. */
    public List<Result> of(String caseNo) {
        return jdbc.sql("select id, case_no, sheet_code, sheet_title, subject, person, score, failed_items, filled_at from checklist_result where case_no = ? order by filled_at, sheet_code, subject, id")
                .param(caseNo).query((row, n) -> new Result(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getBigDecimal(7)), row.getInt(8), Moments.read(row, 9))).list();
    }

    /** Scores by month, person and sheet since a month, the newest month first. */
    public List<Monthly> since(YearMonth month) {
        return jdbc.sql("""
                select month_start, person, sheet_code, sheet_title, count(*), round(avg(score), 2), sum(failed_items) from checklist_result
                where month_start >= ? and person is not null group by month_start, person, sheet_code, sheet_title order by month_start desc, person, sheet_code, sheet_title""")
                .param(month.atDay(1)).query((row, n) -> new Monthly(YearMonth.from(row.getObject(1, java.time.LocalDate.class)), row.getString(2), row.getString(3), row.getString(4),
                        row.getInt(5), Optional.ofNullable(row.getBigDecimal(6)), row.getInt(7))).list();
    }
}
