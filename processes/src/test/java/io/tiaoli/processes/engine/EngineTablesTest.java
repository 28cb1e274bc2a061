package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class EngineTablesTest {

    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("on PostgreSQL the engine's tables carry our indexes, whole, and a second start adds none")
    void areThere() {
        new EngineAdditions().postProcessEngineBuild(engine);
        assertThat(jdbc.sql("select c.relname from pg_class c join pg_index i on i.indexrelid = c.oid where i.indisvalid and c.relnamespace = current_schema()::regnamespace and c.relname like 'tiaoli\\_%'").query(String.class).list())
                .containsExactlyInAnyOrder("tiaoli_job_due", "tiaoli_job_locked", "tiaoli_task_due", "tiaoli_task_own", "tiaoli_task_group_pkey", "tiaoli_task_group_due", "tiaoli_task_group_made");
    }

    @Test
    @DisplayName("a job without due date, as another engine may have written it, has one after a start")
    void jobsGetADueDate() {
        jdbc.sql("insert into act_ru_job (id_, rev_, type_, exclusive_, retries_, handler_type_, suspension_state_, priority_, create_time_) values ('no-date', 1, 'message', true, 3, 'none', 2, 0, timestamp '2026-01-01 10:00:00')").update();
        try {
            new DueJobs().postProcessEngineBuild(engine);
            assertThat(jdbc.sql("select cast(duedate_ as varchar(19)) from act_ru_job where id_ = 'no-date'").query(String.class).single()).isEqualTo("2026-01-01 10:00:00");
        } finally {
            jdbc.sql("delete from act_ru_job where id_ = 'no-date'").update();
        }
    }
}
