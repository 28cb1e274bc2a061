package io.tiaoli.processes.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** Who was told what about which task. */
@Repository
public class Notices {

    /** Why somebody is told. */
    public enum Kind {REMINDER, ESCALATION, ABSENCE}

    /** One notice; {@code told} is a user or a group. */
    public record Notice(String taskId, Kind kind, Instant dueAt, Optional<String> caseNo, String taskName, String told, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Records a notice once; false when it was told before. */
    boolean tell(String taskId, Kind kind, Instant dueAt, String caseNo, String taskName, String told) {
        var due = dueAt.atZone(ZoneId.systemDefault()).toOffsetDateTime();
        if (jdbc.sql("select count(*) from task_notice where task_id = ? and kind = ? and due_at = ?").params(taskId, kind.name(), due).query(Integer.class).single() > 0) return false;
        try {
            return jdbc.sql("insert into task_notice (task_id, kind, due_at, case_no, task_name, told, at) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(taskId, kind.name(), due, caseNo, taskName, told, OffsetDateTime.now(clock)).update() == 1;
        } catch (DuplicateKeyException toldByAnotherNode) {
            return false;
        }
    }

    /** Notices about one task, oldest first. */
    public List<Notice> about(String taskId) {
        return jdbc.sql("select task_id, kind, due_at, case_no, task_name, told, at from task_notice where task_id = ? order by at").param(taskId).query(Notices::row).list();
    }

    /** The newest notices to a person or any of the groups, about tasks that are still open. */
    public List<Notice> to(String user, Collection<String> groups, int most) {
        var told = new java.util.ArrayList<>(groups);
        told.add(user);
        return jdbc.sql("select n.task_id, n.kind, n.due_at, n.case_no, n.task_name, n.told, n.at from task_notice n join ACT_RU_TASK t on t.ID_ = n.task_id where n.told in (:told) order by n.at desc fetch first " + most + " rows only")
                .param("told", told).query(Notices::row).list();
    }

    private static Notice row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Notice(row.getString(1), Kind.valueOf(row.getString(2)), Moments.read(row, 3), Optional.ofNullable(row.getString(4)),
                row.getString(5), row.getString(6), Moments.read(row, 7));
    }
}
