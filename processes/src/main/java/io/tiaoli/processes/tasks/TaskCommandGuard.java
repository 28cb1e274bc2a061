package io.tiaoli.processes.tasks;

import java.util.Optional;

import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import io.tiaoli.processes.safety.CommandField;

/** Lets a person's command about a task pass only if its rule says so; most of these commands have no check in 7.24.0. */
final class TaskCommandGuard extends CommandInterceptor {

    private static final String TASK_BY_ID = "selectTask";

    private final ActingPerson acting;

    TaskCommandGuard(ActingPerson acting) {
        this.acting = acting;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (TaskCommandRules.isAboutTasks(command.getClass())) {
            acting.in(Context.getCommandContext()).ifPresent(person -> check(person, command));
        }
        return next.execute(command);
    }

    private static void check(Person person, Command<?> command) {
        Optional<TaskCommandRules.Rule> rule = TaskCommandRules.open(command.getClass());
        if (rule.isEmpty()) throw person.refused("这样改动或查看任务", null);
        TaskEntity task = task(command).orElseThrow(() -> person.refused("处理这个任务", null));
        if (!rule.get().allows(person, command, task)) throw person.refused("处理这个任务", task);
    }

    private static Optional<TaskEntity> task(Command<?> command) {
        Optional<String> id = command instanceof SaveTaskCmd
                ? CommandField.read(command, "task", TaskEntity.class).map(TaskEntity::getId)
                : CommandField.text(command, TaskCommandRules.taskIdField(command.getClass()));
        CommandContext context = Context.getCommandContext();
        // past the engine's cache: saving a task puts the caller's object there
        return id.map(known -> context.getDbSqlSession().getSqlSession().<TaskEntity>selectOne(TASK_BY_ID, known));
    }
}
