package io.tiaoli.processes.flows;

import static io.tiaoli.processes.flows.KnownFlows.list;
import static io.tiaoli.processes.flows.KnownFlows.property;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.safety.ExpressionShape;

/**
 * Checks that every variable that a diagram reads is set by somebody: the caller or event ({@code requires}, {@code accepts}),
 * a form's field, a worker, a mapping. An unset variable reads as null, so a misspelt one would go unnoticed.
 */
final class VariableCheck {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern LIFTED = Pattern.compile("\"variable\"\\s*:\\s*\"(\\w+)\"");
    private static final Set<String> ALWAYS = Set.of("caseNo", "cancelReason", "plateNo", "customerName", "customerId", "vehicleId", "promisedAt", "sourceCaseNo", "decisionResult",
            "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final Set<String> set;
    private final Set<String> read = new LinkedHashSet<>();

    static List<Finding> findings(FlowFolder folder, String file, byte[] content, BpmnModelInstance model, Workers workers) {
        return new VariableCheck(folder, model, workers).unset(file, new String(content, StandardCharsets.UTF_8));
    }

    private VariableCheck(FlowFolder folder, BpmnModelInstance model, Workers workers) {
        set = ofCase(folder, model);
        workers.all().forEach(worker -> {
            set.add(worker.name());
            worker.outputs().forEach(output -> set.add(output.name()));
        });
        model.getModelElementsByType(CamundaInputParameter.class).forEach(p -> set.add(p.getCamundaName()));
        model.getModelElementsByType(CamundaIn.class).stream().map(CamundaIn::getCamundaSource).filter(Objects::nonNull).forEach(read::add);
        model.getModelElementsByType(UserTask.class).forEach(task -> read.addAll(list(property(task, "cause"))));
    }

    /** The variables that a case of the flow may hold, which whoever opens one of its forms gets along with it. */
    static Set<String> ofCase(FlowFolder folder, BpmnModelInstance model) {
        Set<String> names = new LinkedHashSet<>(ALWAYS);
        for (var process : model.getModelElementsByType(Process.class)) {
            names.addAll(list(property(process, "requires")));
            names.addAll(list(property(process, "accepts")));
        }
        model.getModelElementsByType(CamundaOutputParameter.class).forEach(p -> names.add(p.getCamundaName()));
        model.getModelElementsByType(CamundaOut.class).forEach(out -> names.add(out.getCamundaTarget()));
        model.getModelElementsByType(ErrorEventDefinition.class).forEach(error -> {
            names.add(error.getCamundaErrorCodeVariable());
            names.add(error.getCamundaErrorMessageVariable());
        });
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class).forEach(m -> names.add(m.getCamundaElementVariable()));
        folder.files().forEach((name, form) -> {
            if (!name.endsWith(".form")) return;
            var lifted = LIFTED.matcher(new String(form, StandardCharsets.UTF_8));
            while (lifted.find()) names.add(lifted.group(1));
        });
        return names;
    }

    private List<Finding> unset(String file, String xml) {
        var expressions = EXPRESSION.matcher(xml);
        while (expressions.find()) {
            String text = expressions.group().replace("&#39;", "'").replace("&apos;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            read.addAll(ExpressionShape.variables(text));
        }
        read.removeAll(set);
        List<Finding> findings = new ArrayList<>();
        read.forEach(name -> findings.add(new Finding(file, name, "没有任何步骤、表单或调用者给出变量「%s」；由调用者或事件给出的请写进流程属性 requires 或 accepts".formatted(name))));
        return findings;
    }
}
