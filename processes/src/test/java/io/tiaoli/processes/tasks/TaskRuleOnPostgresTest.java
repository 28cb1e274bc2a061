package io.tiaoli.processes.tasks;

import java.sql.SQLException;
import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import io.tiaoli.testing.TestDatabase;

/** In a schema of its own: the engine looks for its tables in all schemas, so the scripts are run from here. */
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
class TaskRuleOnPostgresTest {

    private static ProcessEngine started;

    @BeforeAll
    static void start() throws SQLException {
        started = TaskRuleEngine.start(database("task_rule"), false);
    }

    @AfterAll
    static void stop() {
        started.close();
        drop("task_rule");
    }

    @Nested
    class Finding extends FindingTasksContract {

        Finding() {
            super(started);
        }
    }

    @Nested
    class Foreign extends ForeignTasksContract {

        Foreign() {
            super(started);
        }
    }

    @Nested
    class Working extends WorkingTasksContract {

        Working() {
            super(started);
        }
    }

    /** An engine that starts later would take these tables for its own. */
    static void drop(String schema) {
        TestDatabase.Access all = TestDatabase.access();
        JdbcClient.create(new DriverManagerDataSource(all.url(), all.user(), all.password())).sql("drop schema if exists " + schema + " cascade").update();
    }

    /** A new schema with the engine's tables. */
    static TestDatabase.Access database(String schema) throws SQLException {
        TestDatabase.Access all = TestDatabase.access();
        var jdbc = JdbcClient.create(new DriverManagerDataSource(all.url(), all.user(), all.password()));
        drop(schema);
        jdbc.sql("create schema " + schema).update();
        String url = all.url().replaceAll("[?&]currentSchema=[^&]*", "");
        var own = new TestDatabase.Access(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema, all.user(), all.password());
        createTables(own);
        return own;
    }

    private static void createTables(TestDatabase.Access database) {
        var scripts = new ResourceDatabasePopulator();
        for (String part : List.of("engine", "case.engine", "decision.engine", "history", "case.history", "decision.history", "identity")) {
            scripts.addScript(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        scripts.execute(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
