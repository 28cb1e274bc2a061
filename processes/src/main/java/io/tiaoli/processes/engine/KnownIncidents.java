package io.tiaoli.processes.engine;

import java.util.Objects;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Looks for the incident of a job that is done only where there may be one: the job's execution remembers whether it has
 * any. Stock asks the database for each job.
 */
final class KnownIncidents extends DefaultIncidentHandler {

    KnownIncidents() {
        super(Incident.FAILED_JOB_HANDLER_TYPE);
    }

    @Override
    protected void removeIncident(IncidentContext context, boolean resolved) {
        var execution = context.getExecutionId() == null ? null
                : Context.getCommandContext().getDbEntityManager().getCachedEntity(ExecutionEntity.class, context.getExecutionId());
        boolean none = execution != null && execution.getIncidents().stream().noneMatch(incident -> Objects.equals(incident.getConfiguration(), context.getConfiguration()));
        if (!none) super.removeIncident(context, resolved);
    }
}
