package io.tiaoli.web.tasks;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.springframework.stereotype.Component;

/**
 * The papers that a step wants signed: those whose signature is checked when the step is done, and those that its
 * extension property {@code signs} names.
 */
@Component
class PapersToSign {

    private static final String CHECK = "${requireSignature}";
    private static final String DOCUMENT = "document";

    private final RepositoryService repository;

    PapersToSign(RepositoryService repository) {
        this.repository = repository;
    }

    /** Wording keys without {@code .html}. */
    Set<String> of(Task task) {
        var step = StepProperties.step(repository, task);
        Set<String> papers = new LinkedHashSet<>(StepProperties.list(step, "signs"));
        follow(step, papers, new HashSet<>());
        return papers;
    }

    /** Follows the diagram up to the next step of a person. */
    private static void follow(FlowNode from, Set<String> papers, Set<String> seen) {
        for (FlowNode next : from.getSucceedingNodes().list()) {
            if (!seen.add(next.getId())) continue;
            if (next instanceof ServiceTask service && CHECK.equals(service.getCamundaDelegateExpression())) papers.add(document(service));
            if (next instanceof ServiceTask || next instanceof Gateway) follow(next, papers, seen);
        }
    }

    private static String document(ServiceTask check) {
        return check.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(io -> io.getCamundaInputParameters().stream()).filter(input -> DOCUMENT.equals(input.getCamundaName()))
                .map(input -> input.getTextContent().strip()).findFirst().orElse("");
    }
}
