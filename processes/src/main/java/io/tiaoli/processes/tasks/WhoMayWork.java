package io.tiaoli.processes.tasks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The rule of tasks for our own pages and files, independent of who is signed in to the engine. */
public final class WhoMayWork {

    private final ProcessEngineConfigurationImpl engine;
    private final TaskManagers managers;

    public WhoMayWork(ProcessEngine engine, TaskManagers managers) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.managers = managers;
    }

    /** Whether this person sees the task and what belongs to it: assignee, candidate, manager or administrator; false if there is no such task. */
    public boolean may(String userId, Collection<String> groups, String taskId) {
        return ask(userId, groups, taskId, Person::sees);
    }

    /** Whether this person may complete the task now: its assignee, a manager or an administrator; false if there is no such task. */
    public boolean mayComplete(String userId, Collection<String> groups, String taskId) {
        return ask(userId, groups, taskId, Person::completes);
    }

    private boolean ask(String userId, Collection<String> groups, String taskId, BiPredicate<Person, TaskEntity> rule) {
        if (userId == null || taskId == null) return false;
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() ->
                Optional.ofNullable(context.getTaskManager().findTaskById(taskId))
                        .map(task -> isAdministrator(context, userId, groups) || rule.test(Person.of(userId, groups, managers), task))
                        .orElse(false)));
    }

    private static boolean isAdministrator(CommandContext context, String userId, Collection<String> groups) {
        return context.getAuthorizationManager().isCamundaAdmin(new Authentication(userId, groups == null ? List.of() : List.copyOf(groups)));
    }
}
