package io.tiaoli.processes.events;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** Which installed flow begins with an event, and by which variable it runs only once at a time. */
@Component
class FlowStarts {

    private final RepositoryService repository;
    private final Map<String, Optional<String>> single = new ConcurrentHashMap<>();

    FlowStarts(RepositoryService repository) {
        this.repository = repository;
    }

    Optional<ProcessDefinition> on(String event) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().messageEventSubscriptionName(event).active().latestVersion().singleResult());
    }

    /** The variable named in the process property {@code single}. */
    Optional<String> singleBy(ProcessDefinition flow) {
        return single.computeIfAbsent(flow.getId(), id -> repository.getBpmnModelInstance(id).getModelElementsByType(Process.class).stream()
                .filter(p -> p.getId().equals(flow.getKey()) && p.getExtensionElements() != null)
                .flatMap(p -> p.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .flatMap(p -> p.getCamundaProperties().stream())
                .filter(p -> "single".equals(p.getCamundaName()))
                .map(CamundaProperty::getCamundaValue).findFirst());
    }
}
