package io.tiaoli.web.failures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Who did what about a failure, and why; rows are only added. */
@Repository
class FailureActs {

    /** What can be done. */
    enum Kind {
        TRY_AGAIN("再试一次"), MEND_VALUE("改值"), GIVE_UP("放弃");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In Chinese, for staff. */
        String label() {
            return label;
        }
    }

    /** What it was done about. */
    enum Subject {STEP, EVENT}

    /** A value that was changed; an empty text stands for none. */
    record Change(String name, String type, String before, String after) {}

    /** One act. */
    record Act(Kind kind, Optional<String> reason, Optional<Change> change, String who, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    FailureActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Subject subject, String subjectId, Optional<String> caseNo, Kind kind, Optional<String> reason, Optional<Change> change, String who) {
        jdbc.sql("insert into failure_act (id, subject, subject_id, case_no, act, reason, value_name, value_type, value_before, value_after, who, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), subject.name(), subjectId, caseNo.orElse(null), kind.name(), reason.orElse(null),
                        change.map(Change::name).orElse(null), change.map(Change::type).orElse(null), change.map(Change::before).orElse(null), change.map(Change::after).orElse(null),
                        who, OffsetDateTime.now(clock)).update();
    }

    /** What was done about one thing, the oldest first. */
    List<Act> about(String subjectId) {
        return jdbc.sql("select act, reason, value_name, value_type, value_before, value_after, who, at from failure_act where subject_id = ? order by at, id").param(subjectId)
                .query((row, n) -> new Act(Kind.valueOf(row.getString(1)), Optional.ofNullable(row.getString(2)), change(row), row.getString(7),
                        Moments.read(row, 8))).list();
    }

    private static Optional<Change> change(ResultSet row) throws SQLException {
        String name = row.getString(3);
        return name == null ? Optional.empty() : Optional.of(new Change(name, row.getString(4), row.getString(5), row.getString(6)));
    }
}
