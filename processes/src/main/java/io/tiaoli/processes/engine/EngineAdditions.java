package io.tiaoli.processes.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Adds to the engine's tables in PostgreSQL what makes ours fast, once the engine has made these: our migrations run before that. */
public final class EngineAdditions extends AbstractProcessEnginePlugin {

    /** The name of each table or index, and the text that makes it. */
    private static final Map<String, String> ADDED = new LinkedHashMap<>();

    static {
        // the next due jobs, without reading those that wait for years
        ADDED.put("tiaoli_job_due", "create index tiaoli_job_due on act_ru_job (duedate_)");
        // whether another job of the same case is being done
        ADDED.put("tiaoli_job_locked", "create index tiaoli_job_locked on act_ru_job (process_instance_id_) where lock_owner_ is not null");
        // what is due soon, of all tasks
        ADDED.put("tiaoli_task_due", "create index tiaoli_task_due on act_ru_task (due_date_, id_)");
        // somebody's own tasks in the order of their due dates
        ADDED.put("tiaoli_task_own", "create index tiaoli_task_own on act_ru_task (assignee_, due_date_, id_)");
        ADDED.put("tiaoli_task_group", script("task-group.sql"));
    }

    private static final long ONE_NODE_AT_A_TIME = 7_240_001;

    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        if (!"postgres".equals(engine.getDatabaseType())) return;
        try (var connection = engine.getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                addMissing(connection);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The additions to the engine's tables could not be made", e);
        }
    }

    private static void addMissing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + ONE_NODE_AT_A_TIME + ")");
            for (var added : ADDED.entrySet()) {
                // asked first: "if not exists" alone would wait for every writer of the table at each start
                try (var found = statement.executeQuery("select to_regclass('" + added.getKey() + "')")) {
                    found.next();
                    if (found.getString(1) != null) continue;
                }
                statement.execute(added.getValue());
            }
        }
    }

    private static String script(String name) {
        try (var file = EngineAdditions.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
