package io.tiaoli.processes.engine;

import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Gives a running case the definition that this node has already read: it cannot change any more. The engine reads it
 * again in every command, to learn whether it was suspended, which matters only where a case starts; there it still does.
 */
final class RunningDefinitions extends ProcessDefinitionManager {

    @Override
    public ProcessDefinitionEntity findLatestProcessDefinitionById(String id) {
        return known(id).orElseGet(() -> super.findLatestProcessDefinitionById(id));
    }

    private Optional<ProcessDefinitionEntity> known(String id) {
        return isRunning(id) ? Optional.ofNullable(Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id)) : Optional.empty();
    }

    /** Whether the command works on a case of this definition that was there before. */
    private boolean isRunning(String id) {
        var entities = getDbEntityManager().getDbEntityCache();
        return Stream.concat(
                entities.getEntitiesByType(ExecutionEntity.class).stream().filter(execution -> id.equals(execution.getProcessDefinitionId())),
                entities.getEntitiesByType(TaskEntity.class).stream().filter(task -> id.equals(task.getProcessDefinitionId())))
                .anyMatch(entities::isPersistent);
    }
}
