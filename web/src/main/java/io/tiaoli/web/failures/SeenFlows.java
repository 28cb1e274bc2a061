package io.tiaoli.web.failures;

import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;
import io.tiaoli.web.pages.Me;

/** Whose flow it is: a manager sees to the flows in which the roles work that they manage. */
@Component
class SeenFlows {

    private final RepositoryService repository;
    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>();

    SeenFlows(RepositoryService repository) {
        this.repository = repository;
    }

    /** The flows whose failures this person sees to; an administrator sees to all. */
    Set<String> of(Me me) {
        var mine = Role.managedBy(me.groups());
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(flow -> me.isAdministrator() || roles(flow).stream().anyMatch(role -> mine.contains(role) || me.isIn(role)))
                .map(ProcessDefinition::getKey).collect(toSet());
    }

    private Set<String> roles(ProcessDefinition flow) {
        return roles.computeIfAbsent(flow.getId(), id -> repository.getBpmnModelInstance(id).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream()).collect(toSet()));
    }
}
