package io.tiaoli.processes.tasks;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

import io.tiaoli.processes.safety.CommandField;

/** Saving a whole task, as Tasklist does for a date: only its dates, and its assignee by the rule, may differ from what is stored. */
final class TaskChanges {

    static boolean areAllowed(Person person, Object command, TaskEntity stored) {
        TaskEntity saved = CommandField.read(command, "task", TaskEntity.class).orElseThrow();
        boolean onlyDatesAndAssignee = Stream.<Function<Task, Object>>of(Task::getName, Task::getDescription, Task::getPriority, Task::getOwner,
                        Task::getDelegationState, Task::getParentTaskId, Task::getCaseInstanceId, Task::getTenantId)
                .noneMatch(part -> differ(part, saved, stored));
        boolean dates = differ(Task::getDueDate, saved, stored) || differ(Task::getFollowUpDate, saved, stored);
        boolean assignee = differ(Task::getAssignee, saved, stored);
        return onlyDatesAndAssignee && person.sees(stored)
                && (!dates || person.completes(stored))
                && (!assignee || person.assigns(stored, saved.getAssignee()));
    }

    private static boolean differ(Function<Task, Object> part, Task saved, Task stored) {
        return !Objects.equals(part.apply(saved), part.apply(stored));
    }

    private TaskChanges() {}
}
