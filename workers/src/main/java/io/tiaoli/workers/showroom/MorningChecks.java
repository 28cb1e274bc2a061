package io.tiaoli.workers.showroom;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What one morning has to check, in the order of its tasks. */
@Repository
class MorningChecks {

    /** Who or what; {@code ref} is a user or the id of a car. */
    record Check(String subject, String ref) {}

    private final JdbcClient jdbc;

    MorningChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(String caseNo, CheckKind kind, List<Check> checks) {
        for (int i = 0; i < checks.size(); i++) {
            jdbc.sql("insert into morning_check (case_no, kind, position, subject, ref) values (?, ?, ?, ?, ?)").params(caseNo, kind.name(), i, checks.get(i).subject(), checks.get(i).ref()).update();
        }
    }

    Check get(String caseNo, CheckKind kind, int position) {
        return jdbc.sql("select subject, ref from morning_check where case_no = ? and kind = ? and position = ?").params(caseNo, kind.name(), position)
                .query((row, n) -> new Check(row.getString(1), row.getString(2))).single();
    }
}
