package io.tiaoli.processes.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;

/** Reads the variables of a case at once where somebody works on a task of it; stock reads the case's, and then the task's. */
final class KnownVariables extends VariableInstanceManager {

    private final Map<String, List<VariableInstanceEntity>> read = new HashMap<>();

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(String id, Collection<String> names) {
        return known(id, names).orElseGet(() -> super.findVariableInstancesByTaskIdAndVariableNames(id, names));
    }

    @Override
    public List<VariableInstanceEntity> findVariableInstancesByExecutionIdAndVariableNames(String id, Collection<String> names) {
        return known(id, names).orElseGet(() -> super.findVariableInstancesByExecutionIdAndVariableNames(id, names));
    }

    /** Of a task or of an execution. Handed out once: the next time the database is asked again. */
    private Optional<List<VariableInstanceEntity>> known(String id, Collection<String> names) {
        if (names != null && !names.isEmpty()) return Optional.empty();
        if (!read.containsKey(id)) task(id).ifPresent(this::read);
        return Optional.ofNullable(read.remove(id));
    }

    private Optional<TaskEntity> task(String scope) {
        var entities = getDbEntityManager().getDbEntityCache();
        return entities.getEntitiesByType(TaskEntity.class).stream().filter(task -> entities.isPersistent(task) && task.getProcessInstanceId() != null)
                .filter(task -> scope.equals(task.getId()) || scope.equals(task.getExecutionId()) || scope.equals(task.getProcessInstanceId())).findFirst();
    }

    private void read(TaskEntity task) {
        List.of(task.getId(), task.getExecutionId(), task.getProcessInstanceId()).forEach(scope -> read.put(scope, new ArrayList<>()));
        findVariableInstancesByProcessInstanceId(task.getProcessInstanceId()).forEach(variable ->
                read.computeIfAbsent(variable.getTaskId() == null ? variable.getExecutionId() : variable.getTaskId(), scope -> new ArrayList<>()).add(variable));
    }
}
