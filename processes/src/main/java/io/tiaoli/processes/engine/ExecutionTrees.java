package io.tiaoli.processes.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Reads the executions of a case at once where a task or job leads to one of them; stock reads this one first, and then all. */
final class ExecutionTrees extends ExecutionManager {

    private final Map<String, List<ExecutionEntity>> read = new HashMap<>();

    @Override
    public ExecutionEntity findExecutionById(String id) {
        boolean unknown = id != null && getDbEntityManager().getCachedEntity(ExecutionEntity.class, id) == null;
        if (unknown) caseOf(id).ifPresent(process -> read.put(process, super.findExecutionsByProcessInstanceId(process)));
        return super.findExecutionById(id);
    }

    /** Handed out once: the next time the database is asked again. */
    @Override
    public List<ExecutionEntity> findExecutionsByProcessInstanceId(String process) {
        var known = read.remove(process);
        return known == null ? super.findExecutionsByProcessInstanceId(process) : known;
    }

    private Optional<String> caseOf(String execution) {
        var entities = getDbEntityManager();
        // jobs are not found by their type in the memory of a command; the one that is being done is known otherwise
        return Stream.concat(
                entities.getCachedEntitiesByType(TaskEntity.class).stream().filter(task -> execution.equals(task.getExecutionId())).map(TaskEntity::getProcessInstanceId),
                Stream.ofNullable(Context.getCommandContext().getCurrentJob()).filter(job -> execution.equals(job.getExecutionId())).map(JobEntity::getProcessInstanceId))
                .filter(Objects::nonNull).findFirst();
    }
}
