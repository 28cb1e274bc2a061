package io.tiaoli.web.chaos;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the cases of a run have come. */
final class Census {

    private static final String FLOWS = """
            select d.KEY_, (select count(*) from ACT_HI_PROCINST h where h.PROC_DEF_KEY_ = d.KEY_), (select count(*) from ACT_HI_PROCINST h where h.PROC_DEF_KEY_ = d.KEY_ and h.END_TIME_ is not null)
            from (select distinct KEY_ from ACT_RE_PROCDEF) d order by 1""";

    /** Begun and ended cases of every flow, those included that other flows call. */
    static List<String> flows(JdbcClient jdbc) {
        return jdbc.sql(FLOWS).query((row, n) -> "%s: %d begun, %d ended".formatted(row.getString(1), row.getInt(2), row.getInt(3))).list();
    }

    /** The steps at which most tasks are open. */
    static List<String> open(JdbcClient jdbc) {
        return jdbc.sql("""
                select d.KEY_ || '/' || t.TASK_DEF_KEY_, count(*) from ACT_RU_TASK t join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_ group by d.KEY_, t.TASK_DEF_KEY_ order by 2 desc, 1""")
                .query((row, n) -> "%d at %s".formatted(row.getInt(2), row.getString(1))).list();
    }

    static String sum(JdbcClient jdbc) {
        return jdbc.sql("""
                select count(*), count(END_TIME_), (select count(distinct KEY_) from ACT_RE_PROCDEF), count(distinct PROC_DEF_KEY_), count(distinct case when END_TIME_ is not null then PROC_DEF_KEY_ end)
                from ACT_HI_PROCINST""").query((row, n) -> "%d cases, %d ended; of %d flows %d were begun and %d came to an end".formatted(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))).single();
    }

    private Census() {}
}
