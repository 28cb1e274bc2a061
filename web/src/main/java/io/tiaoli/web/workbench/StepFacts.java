package io.tiaoli.web.workbench;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Declaration;

/** What a diagram says of a step: who works it, and which worker it calls. */
@Component
class StepFacts {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Workers workers;

    StepFacts(Workers workers) {
        this.workers = workers;
    }

    /** The ids of its candidate groups. */
    List<String> groups(BaseElement step) {
        return attribute(step, "candidateGroups").map(groups -> List.of(groups.split("\\s*,\\s*"))).orElse(List.of());
    }

    /** {@code ${sendSms}}, where the step calls a worker. */
    Optional<String> expression(BaseElement step) {
        return attribute(step, "delegateExpression");
    }

    /** The worker itself, where there is one of this name. */
    Optional<Declaration> worker(BaseElement step) {
        return expression(step).flatMap(expression -> workers.all().stream().filter(w -> expression.equals("${%s}".formatted(w.name()))).findFirst());
    }

    private static Optional<String> attribute(BaseElement step, String name) {
        return Optional.ofNullable(step.getAttributeValueNs(CAMUNDA, name));
    }
}
