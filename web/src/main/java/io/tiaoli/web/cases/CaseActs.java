package io.tiaoli.web.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The audit of what people changed about whole cases; rows are never changed. */
@Repository
public class CaseActs {

    /** What was done to a case. */
    public enum Act {
        CANCELLED("取消案件"), REOPENED("退回重做"), MOVED("移动案件"), MIGRATED("迁移到新版本");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** {@code detail} says which step was left for which. */
    record Done(Act act, Optional<String> detail, String reason, String who, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseActs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(String caseNo, Act act, Optional<String> detail, String reason, String who) {
        jdbc.sql("insert into case_act (id, case_no, act, detail, reason, who, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID().toString(), caseNo, act.name(), detail.orElse(null), reason, who, OffsetDateTime.now(clock)).update();
    }

    List<Done> of(String caseNo) {
        return jdbc.sql("select act, detail, reason, who, at from case_act where case_no = ? order by at, id").param(caseNo)
                .query((row, n) -> new Done(Act.valueOf(row.getString(1)), Optional.ofNullable(row.getString(2)), row.getString(3), row.getString(4), Moments.read(row, 5))).list();
    }
}
