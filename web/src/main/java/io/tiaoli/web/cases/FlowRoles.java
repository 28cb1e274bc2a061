package io.tiaoli.web.cases;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Role;

/** Which roles work in a flow, which business line owns it, and what it is called. */
@Component
class FlowRoles {

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>();

    FlowRoles(RepositoryService repository, JdbcClient jdbc) {
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** The candidate groups that the diagram names; none for a flow that is not installed. */
    Set<String> of(String flow) {
        return latest(flow).map(definition -> roles.computeIfAbsent(definition.getId(), this::read)).orElse(Set.of());
    }

    /** The Chinese name of a flow, its id where it is not installed. */
    String name(String flow) {
        return latest(flow).map(ProcessDefinition::getName).orElse(flow);
    }

    /** {@code workshop} for {@code workshop/vehicle-repair}. */
    Optional<String> line(String flow) {
        return jdbc.sql("select folder from flow_deployment where folder like ? order by deployed_at desc fetch first 1 rows only").param("%/" + flow)
                .query(String.class).optional().map(folder -> folder.substring(0, folder.indexOf('/')));
    }

    private Optional<ProcessDefinition> latest(String flow) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult());
    }

    private Set<String> read(String definitionId) {
        Set<String> found = new LinkedHashSet<>();
        repository.getBpmnModelInstance(definitionId).getModelElementsByType(UserTask.class).stream()
                .map(UserTask::getCamundaCandidateGroups).filter(groups -> groups != null)
                .flatMap(groups -> Arrays.stream(groups.split("\\s*,\\s*")))
                .filter(group -> Role.of(group).isPresent()).forEach(found::add);
        return found;
    }
}
