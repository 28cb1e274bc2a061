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
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.Me;

/** Whose flow it is: a manager sees to the flows in which the roles work that they manage, an owner to those of the line. */
@Component
class SeenFlows {

    private final RepositoryService repository;
    private final FlowHistory history;
    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>();

    SeenFlows(RepositoryService repository, FlowHistory history) {
        this.repository = repository;
        this.history = history;
    }

    /** The flows whose failures this person sees to; an administrator sees to all. */
    Set<String> of(Me me) {
        var mine = Role.managedBy(me.groups());
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(flow -> me.isAdministrator() || owns(me, flow) || roles(flow).stream().anyMatch(role -> mine.contains(role) || me.isIn(role)))
                .map(ProcessDefinition::getKey).collect(toSet());
    }

    static boolean isOwner(Me me) {
        return Groups.lines().keySet().stream().map(Groups::owner).anyMatch(me::isIn);
    }

    private boolean owns(Me me, ProcessDefinition flow) {
        return isOwner(me) && history.folderOf(flow.getKey()).map(folder -> Groups.owner(folder.substring(0, folder.indexOf('/')))).filter(me::isIn).isPresent();
    }

    private Set<String> roles(ProcessDefinition flow) {
        return roles.computeIfAbsent(flow.getId(), id -> repository.getBpmnModelInstance(id).getModelElementsByType(UserTask.class).stream()
                .flatMap(task -> task.getCamundaCandidateGroupsList().stream()).collect(toSet()));
    }
}
