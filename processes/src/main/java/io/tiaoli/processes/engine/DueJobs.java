package io.tiaoli.processes.engine;

import java.sql.SQLException;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Lets the engine look for due jobs in the order of an index, and stop at the first few. Asked for jobs that are due
 * "or have no due date", PostgreSQL reads all that are due and sorts them, 2,009 blocks at 2,000 due ones instead of 7.
 */
public final class DueJobs extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
    }

    /** A job that an engine without this setting wrote would wait for ever. */
    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        try (var connection = engine.getDataSource().getConnection(); var update = connection.createStatement()) {
            boolean own = !connection.getAutoCommit();
            update.executeUpdate("update ACT_RU_JOB set DUEDATE_ = coalesce(CREATE_TIME_, current_timestamp) where DUEDATE_ is null");
            if (own) connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The jobs without due date could not be given one", e);
        }
    }
}
