package io.tiaoli.web.workbench;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The running cases of a flow, or those that stand at one of its steps; who waits longest comes first. */
@Repository
class FlowCases {

    /** A running case; {@code caseNo} may lead to the page of the case. */
    record Running(String caseNo, String customer, String plate, Instant since, boolean late, boolean failed, int version) {}

    static final int MOST = 200;
    private static final String VARIABLE = "(select v.TEXT_ from ACT_RU_VARIABLE v where v.EXECUTION_ID_ = p.ID_ and v.NAME_ = '%s')";

    private final JdbcClient jdbc;
    private final Clock clock;

    FlowCases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** At most {@value #MOST}. */
    List<Running> of(String flow, Optional<String> step) {
        String here = """
                select p.ID_, h.START_TIME_ from ACT_RU_EXECUTION p join ACT_HI_PROCINST h on h.ID_ = p.ID_ where p.PARENT_ID_ is null""";
        String at = """
                select a.PROC_INST_ID_, min(a.START_TIME_) from ACT_HI_ACTINST a where a.ACT_ID_ = :step and a.PROC_DEF_KEY_ = :flow and a.END_TIME_ is null group by a.PROC_INST_ID_""";
        return jdbc.sql("""
                select coalesce(p.BUSINESS_KEY_, p.ID_), %s, %s, s.since,
                    case when exists (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = p.ID_ and t.DUE_DATE_ < :now) then 1 else 0 end,
                    case when exists (select 1 from ACT_RU_INCIDENT i where i.PROC_INST_ID_ = p.ID_) then 1 else 0 end, d.VERSION_
                from ACT_RU_EXECUTION p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_ join (%s) s (id, since) on s.id = p.ID_
                where d.KEY_ = :flow order by s.since fetch first %d rows only""".formatted(VARIABLE.formatted("customerName"), VARIABLE.formatted("plateNo"), step.isPresent() ? at : here, MOST))
                .param("flow", flow).param("step", step.orElse("")).param("now", LocalDateTime.now(clock))
                .query((row, n) -> new Running(row.getString(1), text(row.getString(2)), text(row.getString(3)),
                        row.getTimestamp(4).toLocalDateTime().atZone(ZoneId.systemDefault()).toInstant(), row.getInt(5) > 0, row.getInt(6) > 0, row.getInt(7))).list();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
