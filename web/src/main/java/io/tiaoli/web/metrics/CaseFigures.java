package io.tiaoli.web.metrics;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases run, what failed in them, and what people have not done in time. */
@Component
class CaseFigures implements Measure {

    private static final String LATE = " from ACT_RU_TASK where SUSPENSION_STATE_ = 1 and DUE_DATE_ < ?";

    private final JdbcClient jdbc;

    CaseFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> take(Instant now) {
        List<Figure> figures = new ArrayList<>();
        perFlow("select flow, count(*) from service_case where ended_at is null group by flow")
                .forEach((flow, count) -> figures.add(Figure.of("tiaoli.cases.running", "flow", flow, count)));
        perFlow("""
                select d.KEY_, count(*) from (select PROC_DEF_ID_ from ACT_RU_INCIDENT where CAUSE_INCIDENT_ID_ = ID_ fetch first %d rows only) i
                join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ group by d.KEY_""".formatted(MOST))
                .forEach((flow, count) -> figures.add(Figure.of("tiaoli.incidents", "flow", flow, count)));
        var at = Timestamp.from(now);
        figures.add(Figure.of("tiaoli.tasks.late", jdbc.sql("select count(*) from (select 1 as one" + LATE + " fetch first " + MOST + " rows only) t").param(at).query(Long.class).single()));
        figures.add(Figure.of("tiaoli.tasks.latest.seconds", jdbc.sql("select min(DUE_DATE_)" + LATE).param(at)
                .query((row, n) -> row.getTimestamp(1) == null ? 0 : Duration.between(row.getTimestamp(1).toInstant(), now).toSeconds()).single()));
        return figures;
    }

    /** A flow in which there is none says so, and does not drop out. */
    private Map<String, Long> perFlow(String counts) {
        Map<String, Long> counted = new TreeMap<>();
        jdbc.sql("select distinct KEY_ from ACT_RE_PROCDEF").query(String.class).list().forEach(flow -> counted.put(flow, 0L));
        jdbc.sql(counts).query((row, n) -> counted.put(row.getString(1), row.getLong(2))).list();
        return counted;
    }
}
