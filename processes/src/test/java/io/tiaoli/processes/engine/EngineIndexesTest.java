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
class EngineIndexesTest {

    @Autowired ProcessEngine engine;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("on PostgreSQL the engine's tables carry our indexes, whole, and a second start adds none")
    void areThere() {
        new EngineIndexes().postProcessEngineBuild(engine);
        assertThat(jdbc.sql("select c.relname from pg_class c join pg_index i on i.indexrelid = c.oid where i.indisvalid and c.relnamespace = current_schema()::regnamespace and c.relname like 'tiaoli\\_%'").query(String.class).list())
                .containsExactlyInAnyOrder("tiaoli_job_due", "tiaoli_job_locked", "tiaoli_task_due");
    }
}
