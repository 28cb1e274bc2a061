package io.tiaoli.web.failures;

import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Value;

/** Where the inputs of a step come from, so that a person knows which value to mend. */
@Component
class StepInputs {

    /** An input by its label, and the expression that fills it. */
    record Input(String label, String source) {}

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final Workers workers;

    StepInputs(RepositoryService repository, Workers workers) {
        this.repository = repository;
        this.workers = workers;
    }

    List<Input> of(FailedStep step) {
        BaseElement element = repository.getBpmnModelInstance(step.definitionId()).getModelElementById(step.step());
        if (element == null || element.getExtensionElements() == null) return List.of();
        String worker = String.valueOf(element.getAttributeValueNs(CAMUNDA, "delegateExpression")).replaceAll("[${}]", "");
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(io -> io.getCamundaInputParameters().stream())
                .map(p -> new Input(label(worker, p.getCamundaName()), p.getTextContent().strip())).toList();
    }

    private String label(String worker, String input) {
        return workers.find(worker).stream().flatMap(w -> w.inputs().stream()).filter(i -> i.name().equals(input)).map(Value::label).findFirst().orElse(input);
    }
}
