package io.tiaoli.web.workbench;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.IncidentStatistics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens at each step of a flow's versions: now, and over a past period. */
@Component
class StepFigures {

    /** Cases that stand at a step, those past its due date, and open incidents. */
    record Now(int here, int late, int failed) {
        static final Now NONE = new Now(0, 0, 0);

        Now plus(Now other) {
            return new Now(here + other.here, late + other.late, failed + other.failed);
        }
    }

    /** How often a step ended in the period, and how long it took; durations in seconds. */
    record Past(String step, long times, long medianSeconds, long ninetiethSeconds) {}

    private static final int CANCELLED = 2;

    private final ManagementService management;
    private final JdbcClient jdbc;
    private final Clock clock;

    StepFigures(ManagementService management, JdbcClient jdbc, Clock clock) {
        this.management = management;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By step id; a step where nobody stands is left out. */
    Map<String, Now> now(Collection<String> definitionIds) {
        Map<String, Now> now = new TreeMap<>();
        for (var definition : definitionIds) {
            management.createActivityStatisticsQuery(definition).includeIncidents().list().forEach(step -> now.merge(step.getId(),
                    new Now(step.getInstances(), 0, step.getIncidentStatistics().stream().mapToInt(IncidentStatistics::getIncidentCount).sum()), Now::plus));
        }
        jdbc.sql("select TASK_DEF_KEY_, count(*) from ACT_RU_TASK where PROC_DEF_ID_ in (:definitions) and DUE_DATE_ < :now group by TASK_DEF_KEY_")
                .param("definitions", definitionIds).param("now", LocalDateTime.now(clock))
                .query(row -> {
                    now.merge(row.getString(1), new Now(0, row.getInt(2), 0), Now::plus);
                });
        return now;
    }

    /** The steps that ended in the last {@code period}; gateways, and what was cancelled with its case, do not count. */
    List<Past> past(Collection<String> definitionIds, Duration period) {
        return jdbc.sql("""
                select ACT_ID_, count(*), percentile_cont(0.5) within group (order by DURATION_), percentile_cont(0.9) within group (order by DURATION_)
                from ACT_HI_ACTINST where PROC_DEF_ID_ in (:definitions) and END_TIME_ >= :since and (ACT_INST_STATE_ is null or ACT_INST_STATE_ <> :cancelled)
                    and ACT_TYPE_ not like '%Gateway' group by ACT_ID_""")
                .param("definitions", definitionIds).param("since", LocalDateTime.now(clock).minus(period)).param("cancelled", CANCELLED)
                .query((row, n) -> new Past(row.getString(1), row.getLong(2), Math.round(row.getDouble(3) / 1000), Math.round(row.getDouble(4) / 1000))).list();
    }
}
