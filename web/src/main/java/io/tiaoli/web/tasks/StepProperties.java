package io.tiaoli.web.tasks;

import java.util.Arrays;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Reads what a diagram says about the step of a task. */
final class StepProperties {

    /** The step of a task in the diagram of its own version. */
    static FlowNode step(RepositoryService repository, Task task) {
        return repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
    }

    /** An extension property that lists names with commas; empty where the step has none. */
    static List<String> list(FlowNode step, String property) {
        if (step.getExtensionElements() == null) return List.of();
        return step.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(group -> group.getCamundaProperties().stream()).filter(p -> property.equals(p.getCamundaName()))
                .flatMap(p -> Arrays.stream(p.getCamundaValue().split("\\s*,\\s*"))).toList();
    }

    private StepProperties() {}
}
