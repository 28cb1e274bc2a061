package io.tiaoli.web.workbench.migration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cases of a version stand at a step, or wait for one of its timers or messages. */
@Repository
class WhereCasesStand {

    private static final List<String> PLACES = List.of(
            "select ACT_ID_, count(distinct PROC_INST_ID_) from ACT_HI_ACTINST where PROC_DEF_ID_ = ? and END_TIME_ is null group by ACT_ID_",
            "select d.ACT_ID_, count(distinct j.PROCESS_INSTANCE_ID_) from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_ where j.PROCESS_DEF_ID_ = ? group by d.ACT_ID_",
            "select s.ACTIVITY_ID_, count(distinct s.PROC_INST_ID_) from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION e on e.ID_ = s.EXECUTION_ID_ where e.PROC_DEF_ID_ = ? and s.EVENT_TYPE_ <> 'compensate' group by s.ACTIVITY_ID_");

    private final JdbcClient jdbc;

    WhereCasesStand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the id of the step; steps where nobody stands are left out. */
    Map<String, Integer> of(String definitionId) {
        Map<String, Integer> here = new LinkedHashMap<>();
        PLACES.forEach(sql -> jdbc.sql(sql).param(definitionId).query(row -> {
            if (row.getString(1) != null) here.merge(row.getString(1).replace("#multiInstanceBody", ""), row.getInt(2), Math::max);
        }));
        return here;
    }

    /** Running cases of each version that has some. */
    Map<String, Integer> running(Collection<String> definitionIds) {
        Map<String, Integer> running = new TreeMap<>();
        jdbc.sql("select PROC_DEF_ID_, count(*) from ACT_RU_EXECUTION where PARENT_ID_ is null and PROC_DEF_ID_ in (:definitions) group by PROC_DEF_ID_").param("definitions", definitionIds)
                .query(row -> {
                    running.put(row.getString(1), row.getInt(2));
                });
        return running;
    }
}
