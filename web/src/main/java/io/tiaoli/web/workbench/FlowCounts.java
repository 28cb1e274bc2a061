package io.tiaoli.web.workbench;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cases of each flow run, are late and have failed. */
@Repository
class FlowCounts {

    /** {@code late}: cases with a task past its due date; {@code failed}: cases with an open incident. */
    record Counts(int running, int late, int failed) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    FlowCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By flow id; a flow without running cases is left out. */
    Map<String, Counts> all() {
        Map<String, Counts> all = new TreeMap<>();
        jdbc.sql("""
                select d.KEY_, count(*),
                    sum(case when exists (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = e.ID_ and t.DUE_DATE_ < :now) then 1 else 0 end),
                    sum(case when exists (select 1 from ACT_RU_INCIDENT i where i.PROC_INST_ID_ = e.ID_) then 1 else 0 end)
                from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ where e.PARENT_ID_ is null group by d.KEY_""")
                .param("now", LocalDateTime.now(clock))
                .query(row -> {
                    all.put(row.getString(1), new Counts(row.getInt(2), row.getInt(3), row.getInt(4)));
                });
        return all;
    }
}
