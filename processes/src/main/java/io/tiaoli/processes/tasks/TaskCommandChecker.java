package io.tiaoli.processes.tasks;

import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The engine's own check of each task command: nothing is done with a task that one does not see. */
public final class TaskCommandChecker extends AuthorizationCommandChecker {

    private final ActingPerson acting;

    TaskCommandChecker(ActingPerson acting) {
        this.acting = acting;
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        requireSeen(task);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        requireSeen(task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        requireSeen(task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        requireSeen(task);
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        requireNobody(task);
    }

    @Override
    public void checkDeleteTask(TaskEntity task) {
        requireNobody(task);
    }

    @Override
    public void checkCreateTask(TaskEntity task) {
        requireNobody(task);
    }

    @Override
    public void checkCreateTask() {
        requireNobody(null);
    }

    private void requireSeen(TaskEntity task) {
        acting.in(Context.getCommandContext()).filter(person -> !person.sees(task)).ifPresent(person -> {
            throw person.refused("处理这个任务", task);
        });
    }

    private void requireNobody(TaskEntity task) {
        acting.in(Context.getCommandContext()).ifPresent(person -> {
            throw person.refused("这样改动任务", task);
        });
    }
}
