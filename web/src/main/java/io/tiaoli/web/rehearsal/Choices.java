package io.tiaoli.web.rehearsal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.engine.Workers;

/**
 * What variables are, as far as a diagram says so: by its conditions, its workers and whom it asks.
 *
 * @param values the few things that one may be, with their labels, by variable
 * @param labels what one is called, by variable
 */
public record Choices(Map<String, Map<String, String>> values, Map<String, String> labels) {

    private static final Pattern VARIABLE = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern COMPARED = Pattern.compile("(\\w+) [!=]= '([^']+)'");

    public static Choices of(BpmnModelInstance model, Workers workers) {
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        model.getModelElementsByType(ServiceTask.class).forEach(step -> inputs(step, workers, choices, labels));
        model.getModelElementsByType(UserTask.class).forEach(step -> {
            var group = VARIABLE.matcher(step.getCamundaCandidateGroups() == null ? "" : step.getCamundaCandidateGroups());
            if (group.matches()) Arrays.stream(Role.values()).forEach(role -> add(choices, group.group(1), role.id(), role.label()));
        });
        Set<String> declared = new LinkedHashSet<>(choices.keySet());
        model.getModelElementsByType(ConditionExpression.class).forEach(condition -> {
            var compared = COMPARED.matcher(condition.getTextContent());
            while (compared.find()) if (!declared.contains(compared.group(1))) add(choices, compared.group(1), compared.group(2), compared.group(2));
        });
        return new Choices(choices, labels);
    }

    private static void inputs(ServiceTask step, Workers workers, Map<String, Map<String, String>> choices, Map<String, String> labels) {
        if (step.getExtensionElements() == null || step.getCamundaDelegateExpression() == null) return;
        workers.find(step.getCamundaDelegateExpression().replaceAll("[${}]", "")).ifPresent(worker ->
                step.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream().flatMap(io -> io.getCamundaInputParameters().stream()).forEach(given -> {
                    var variable = VARIABLE.matcher(given.getTextContent().strip());
                    if (!variable.matches()) return;
                    worker.inputs().stream().filter(input -> input.name().equals(given.getCamundaName())).forEach(input -> {
                        if (!input.label().equals(input.name())) labels.putIfAbsent(variable.group(1), input.label());
                        input.choices().forEach(choice -> add(choices, variable.group(1), choice.value(), choice.label()));
                    });
                }));
    }

    private static void add(Map<String, Map<String, String>> choices, String variable, String value, String label) {
        choices.computeIfAbsent(variable, none -> new LinkedHashMap<>()).putIfAbsent(value, label);
    }
}
