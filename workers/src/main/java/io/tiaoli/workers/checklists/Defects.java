package io.tiaoli.workers.checklists;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What did not pass on the sheets of a case. */
@Repository
public class Defects {

    /** OPEN: somebody has to see to it; NOTED: it only counts; RELEASED: a manager lets it be, with a reason; OVERTAKEN: the sheet was filled in anew. */
    public enum State {OPEN, NOTED, CORRECTED, RELEASED, OVERTAKEN}

    /** One failed item; {@code subject} is the person or thing checked. */
    public record Defect(String id, String caseNo, String sheetKey, String sheetTitle, Optional<String> subject, Optional<String> subjectRef, String item, String answer, FailAction action, Optional<String> role,
            State state, Optional<String> note) {

        /** In one line: 展车检查 轩逸 白色：轮胎下有脚垫（没有打勾）. */
        public String text() {
            return "%s%s：%s（%s）".formatted(sheetTitle, subject.map(s -> " " + s).orElse(""), item, answer);
        }
    }

    private static final String SELECT = """
            select d.id, d.case_no, r.sheet_key, r.sheet_title, r.subject, r.subject_ref, d.item, d.answer, d.action, d.role, d.state, d.note
            from checklist_defect d join checklist_result r on r.id = d.result_id\s""";

    private final JdbcClient jdbc;

    Defects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every failed item of a case, in the order of the sheets. */
    public List<Defect> of(String caseNo) {
        return jdbc.sql(SELECT + "where d.case_no = ? order by r.filled_at, r.id, d.position").param(caseNo).query(Defects::row).list();
    }

    /** Those that somebody still has to see to. */
    public List<Defect> open(String caseNo) {
        return of(caseNo).stream().filter(defect -> defect.state() == State.OPEN).toList();
    }

    /** Those of one sheet that somebody still has to see to; of every sheet where none is named. */
    List<Defect> open(String caseNo, Optional<String> sheet) {
        return open(caseNo).stream().filter(defect -> sheet.isEmpty() || sheet.get().equals(defect.sheetKey())).toList();
    }

    /** One that must be there. */
    Defect get(String id) {
        return jdbc.sql(SELECT + "where d.id = ?").param(id).query(Defects::row).single();
    }

    void settle(String id, State state, Optional<String> note, Instant at) {
        jdbc.sql("update checklist_defect set state = ?, note = ?, settled_at = ? where id = ?").params(state.name(), note.orElse(null), at.atOffset(ZoneOffset.UTC), id).update();
    }

    private static Defect row(ResultSet row, int n) throws SQLException {
        return new Defect(row.getString(1), row.getString(2), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)), row.getString(7),
                row.getString(8), FailAction.valueOf(row.getString(9)), Optional.ofNullable(row.getString(10)), State.valueOf(row.getString(11)), Optional.ofNullable(row.getString(12)));
    }
}
