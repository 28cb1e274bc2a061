package io.tiaoli.web.failures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.web.pages.NotThere;

/** Reads the engine's incidents: jobs and external tasks without tries left. */
@Repository
class FailedSteps {

    /** One page, the newest first, and how many there are in all. */
    record Page(List<FailedStep> steps, long total) {}

    private static final String GIVEN_UP = """
            exists (select 1 from failure_act a where a.subject = 'STEP' and a.subject_id = i.CONFIGURATION_ and a.act = 'GIVE_UP'
                and not exists (select 1 from failure_act b where b.subject_id = a.subject_id and b.act = 'TRY_AGAIN' and b.at >= a.at))""";
    private static final String FROM = """
            \sfrom ACT_RU_INCIDENT i join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_
            left join ACT_RU_EXECUTION p on p.ID_ = i.PROC_INST_ID_ left join service_case c on c.case_no = p.BUSINESS_KEY_
            where i.INCIDENT_TYPE_ in ('failedJob', 'failedExternalTask') and i.CAUSE_INCIDENT_ID_ = i.ID_ and (d.KEY_ in (:flows) or c.flow in (:flows))""";
    private static final String COLUMNS = """
            select i.CONFIGURATION_, i.INCIDENT_TYPE_, i.PROC_DEF_ID_, d.KEY_, coalesce(i.FAILED_ACTIVITY_ID_, i.ACTIVITY_ID_), i.PROC_INST_ID_, p.BUSINESS_KEY_,
                i.INCIDENT_MSG_, i.INCIDENT_TIMESTAMP_, case when\s""" + GIVEN_UP + " then 1 else 0 end";

    private final JdbcClient jdbc;

    FailedSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param flows whose failures are asked for
     * @param givenUp those that somebody decided to leave, or the others
     */
    Page page(Set<String> flows, boolean givenUp, int page, int size) {
        String where = FROM + " and " + (givenUp ? "" : "not ") + GIVEN_UP;
        Map<String, Object> values = new HashMap<>(Map.of("flows", listed(flows), "skip", (long) page * size, "size", size));
        long total = jdbc.sql("select count(*)" + where).params(values).query(Long.class).single();
        return new Page(jdbc.sql(COLUMNS + where + " order by i.INCIDENT_TIMESTAMP_ desc, i.ID_ offset :skip rows fetch next :size rows only").params(values).query(FailedSteps::row).list(), total);
    }

    /** A failed step of one of these flows. */
    FailedStep require(String id, Set<String> flows) {
        return jdbc.sql(COLUMNS + FROM + " and i.CONFIGURATION_ = :id").param("flows", listed(flows)).param("id", id).query(FailedSteps::row).optional()
                .orElseThrow(() -> new NotThere("这一步已经不在「办不成的事」里：可能刚刚办成了，或者案件已结束"));
    }

    /** A list for {@code in}, which may not be empty. */
    static Collection<String> listed(Set<String> flows) {
        return flows.isEmpty() ? List.of("") : flows;
    }

    private static FailedStep row(ResultSet row, int n) throws SQLException {
        return new FailedStep(row.getString(1), row.getString(2).equals("failedExternalTask"), row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5)).orElse(""),
                Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)), Optional.ofNullable(row.getString(8)).orElse(""), row.getTimestamp(9).toInstant(), row.getInt(10) == 1);
    }
}
