package io.tiaoli.processes.engine;

import java.util.Date;
import java.util.Objects;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Tells what happened with what the command knows already, and dates only what is looked for by its date. */
final class HistoryEvents extends CacheAwareHistoryEventProducer {

    /** Through the manager, see {@link RunningDefinitions}; stock asks the database past it. */
    @Override
    protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
        var command = Context.getCommandContext();
        var asked = command.getDbEntityManager().getCachedEntity(ProcessDefinitionEntity.class, id);
        return asked != null ? asked : command.getProcessDefinitionManager().findLatestProcessDefinitionById(id);
    }

    /** A task began when it was made. */
    @Override
    public HistoryEvent createTaskInstanceCompleteEvt(DelegateTask task, String reason) {
        var row = (HistoricTaskInstanceEventEntity) super.createTaskInstanceCompleteEvt(task, reason);
        if (row.getStartTime() == null) row.setStartTime(task.getCreateTime());
        return row;
    }

    /** A person's step began when its task was made. */
    @Override
    public HistoryEvent createActivityInstanceEndEvt(DelegateExecution execution) {
        var row = (HistoricActivityInstanceEventEntity) super.createActivityInstanceEndEvt(execution);
        if (row.getStartTime() == null) {
            Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> execution.getId().equals(task.getExecutionId()) && Objects.equals(row.getActivityId(), task.getTaskDefinitionKey()))
                    .findFirst().ifPresent(task -> row.setStartTime(task.getCreateTime()));
        }
        return row;
    }

    /**
     * Only the cases: {@link io.tiaoli.processes.retention.Retention} finds them by this date, and what belongs to a case
     * goes with it. Stock rewrites every row of the case's history at its end, a fifth of all that a repair writes to the log.
     */
    @Override
    protected void addRemovalTimeToHistoricProcessInstances(String root, Date removal) {
        Context.getCommandContext().getHistoricProcessInstanceManager()
                .addRemovalTimeToProcessInstancesByRootProcessInstanceId(root, removal, null, Set.of(HistoricProcessInstanceEventEntity.class.getName()));
    }

    @Override
    protected void addRemovalTimeToHistoricDecisions(String root, Date removal) {
        // they go with their case
    }
}
