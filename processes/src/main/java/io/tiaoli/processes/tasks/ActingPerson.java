package io.tiaoli.processes.tasks;

import java.util.Optional;

import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Finds whom the rule restricts: everybody signed in but administrators; the engine's own work is nobody's. */
final class ActingPerson {

    private final TaskManagers managers;

    ActingPerson(TaskManagers managers) {
        this.managers = managers;
    }

    Optional<Person> in(CommandContext context) {
        Authentication who = context.getAuthentication();
        boolean checked = context.isAuthorizationCheckEnabled() && context.getProcessEngineConfiguration().isAuthorizationEnabled();
        if (!checked || who == null || who.getUserId() == null || context.getAuthorizationManager().isCamundaAdmin(who)) return Optional.empty();
        return Optional.of(Person.of(who.getUserId(), who.getGroupIds(), managers));
    }
}
