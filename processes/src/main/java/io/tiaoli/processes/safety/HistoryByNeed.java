package io.tiaoli.processes.safety;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.*;

import java.util.Objects;
import java.util.Set;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/** The history that the case page, the owner and the operator read: a level of our own, for it cannot be changed later. */
public final class HistoryByNeed extends AbstractHistoryLevel {

    /** For the engine's setting {@code history}. */
    public static final String NAME = "by-need";

    /** Claims and completions are read from the operation log: it names who did it, identity links only who could. */
    private static final Set<HistoryEventType> KEPT = Set.of(
            PROCESS_INSTANCE_START, PROCESS_INSTANCE_UPDATE, PROCESS_INSTANCE_MIGRATE, PROCESS_INSTANCE_END,
            ACTIVITY_INSTANCE_START, ACTIVITY_INSTANCE_UPDATE, ACTIVITY_INSTANCE_MIGRATE, ACTIVITY_INSTANCE_END,
            TASK_INSTANCE_CREATE, TASK_INSTANCE_UPDATE, TASK_INSTANCE_MIGRATE, TASK_INSTANCE_COMPLETE, TASK_INSTANCE_DELETE,
            USER_OPERATION_LOG,
            INCIDENT_CREATE, INCIDENT_MIGRATE, INCIDENT_DELETE, INCIDENT_RESOLVE, INCIDENT_UPDATE,
            JOB_FAIL, EXTERNAL_TASK_FAIL, DMN_DECISION_EVALUATE,
            BATCH_START, BATCH_UPDATE, BATCH_END);

    /**
     * Last values of the case's own variables only: every single change would double the rows of a case, what a worker is
     * given and gives back is told by its own tables, and personal data has its own audit table.
     */
    private static final Set<HistoryEventType> VARIABLES = Set.of(
            VARIABLE_INSTANCE_CREATE, VARIABLE_INSTANCE_UPDATE, VARIABLE_INSTANCE_MIGRATE, VARIABLE_INSTANCE_DELETE);

    @Override
    public int getId() {
        return 20;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return KEPT.contains(event) || VARIABLES.contains(event) && !(entity instanceof VariableInstanceEntity variable && (isFormRecord(variable) || isLocal(variable) || isNothing(event, variable)));
    }

    /** A variable that has no value yet; with its first value it gets its row. */
    private static boolean isNothing(HistoryEventType event, VariableInstanceEntity variable) {
        return event.equals(VARIABLE_INSTANCE_CREATE) && "null".equals(variable.getSerializerName());
    }

    /** A Json variable is a form on its way into our own tables; kept here too, personal data would outlive its purpose. */
    private static boolean isFormRecord(VariableInstanceEntity variable) {
        return "json".equals(variable.getSerializerName());
    }

    /** Of one step: an input or result of a worker, a counter of a multi-instance, what a task was given. */
    private static boolean isLocal(VariableInstanceEntity variable) {
        return variable.getTaskId() != null || !Objects.equals(variable.getExecutionId(), variable.getProcessInstanceId());
    }
}
