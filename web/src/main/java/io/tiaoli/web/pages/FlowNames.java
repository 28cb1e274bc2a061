package io.tiaoli.web.pages;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** What staff call a flow and its steps. */
@Component
public class FlowNames {

    private final RepositoryService repository;

    FlowNames(RepositoryService repository) {
        this.repository = repository;
    }

    /** The name of a flow, or its id where it is not installed. */
    public String flow(String flow) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        return definition == null || definition.getName() == null ? flow : definition.getName();
    }

    /** The name of a step in the latest version of its flow, or its id. */
    public String step(String flow, String step) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
        return definition == null ? step : name(repository.getBpmnModelInstance(definition.getId()), step);
    }

    /** The name of a step in the version that a case runs, or its id. */
    public String stepOf(String definitionId, String step) {
        return name(repository.getBpmnModelInstance(definitionId), step);
    }

    private static String name(BpmnModelInstance model, String step) {
        var element = model.getModelElementById(step);
        String name = element == null ? null : element.getAttributeValue("name");
        return name == null || name.isBlank() ? step : name;
    }
}
