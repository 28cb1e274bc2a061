package io.tiaoli.web.metrics;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine should have done by now and nobody has taken in hand. */
@Component
class JobFigures implements Measure {

    private static final String DUE = """
            \sfrom ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= :now) and (LOCK_EXP_TIME_ is null or LOCK_EXP_TIME_ < :now)""";

    private final JdbcClient jdbc;

    JobFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> take(Instant now) {
        var at = Timestamp.from(now);
        long due = jdbc.sql("select count(*) from (select 1 as one" + DUE + " fetch first " + MOST + " rows only) j").param("now", at).query(Long.class).single();
        long oldest = jdbc.sql("select min(coalesce(DUEDATE_, CREATE_TIME_))" + DUE).param("now", at)
                .query((row, n) -> row.getTimestamp(1) == null ? 0 : Math.max(0, Duration.between(row.getTimestamp(1).toInstant(), now).toSeconds())).single();
        return List.of(Figure.of("tiaoli.jobs.due", due), Figure.of("tiaoli.jobs.oldest.due.seconds", oldest));
    }
}
