package io.tiaoli.processes.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Adds indexes of ours to the engine's tables in PostgreSQL, once the engine has made these: our migrations run before that. */
public final class EngineIndexes extends AbstractProcessEnginePlugin {

    private static final Map<String, String> INDEXES = new LinkedHashMap<>();

    static {
        // the next due jobs, without reading those that wait for years
        INDEXES.put("tiaoli_job_due", "act_ru_job (duedate_)");
        // whether another job of the same case is being done
        INDEXES.put("tiaoli_job_locked", "act_ru_job (process_instance_id_) where lock_owner_ is not null");
        // a page of tasks in the order of their due dates, and no further
        INDEXES.put("tiaoli_task_due", "act_ru_task (due_date_, id_)");
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
            throw new IllegalStateException("The indexes on the engine's tables could not be made", e);
        }
    }

    private static void addMissing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + ONE_NODE_AT_A_TIME + ")");
            for (var index : INDEXES.entrySet()) {
                // asked first: "if not exists" alone would wait for every writer of the table at each start
                try (var found = statement.executeQuery("select to_regclass('" + index.getKey() + "')")) {
                    found.next();
                    if (found.getString(1) != null) continue;
                }
                statement.execute("create index " + index.getKey() + " on " + index.getValue());
            }
        }
    }
}
