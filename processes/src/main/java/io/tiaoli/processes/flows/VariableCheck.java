package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.safety.ExpressionShape;

/**
 * Checks that every variable that a diagram reads is set by somebody: the caller or event ({@code requires}, {@code accepts}),
 * a form's field, a worker, a mapping. An unset variable reads as null, so a misspelt one would go unnoticed.
 */
final class VariableCheck {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern TAG = Pattern.compile("<[\\w:]+\\s[^<>]*?\\bid=\"([^\"]+)\"");
    private static final Pattern LIFTED = Pattern.compile("\"variable\"\\s*:\\s*\"(\\w+)\"");
    private static final Set<String> ALWAYS = Set.of("caseNo", "cancelReason", "plateNo", "customerName", "customerId", "vehicleId", "promisedAt", "sourceCaseNo", "decisionResult",
            "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final BpmnModelInstance model;
    private final Set<String> set;
    /** By variable: the first element that reads it. */
    private final Map<String, ModelElementInstance> read = new LinkedHashMap<>();

    static List<Finding> findings(FlowFolder folder, String file, byte[] content, BpmnModelInstance model, Workers workers) {
        return new VariableCheck(folder, model, workers).unset(file, new String(content, StandardCharsets.UTF_8));
    }

    private VariableCheck(FlowFolder folder, BpmnModelInstance model, Workers workers) {
        this.model = model;
        set = ofCase(folder, model);
        workers.all().forEach(worker -> {
            set.add(worker.name());
            worker.outputs().forEach(output -> set.add(output.name()));
        });
        model.getModelElementsByType(CamundaInputParameter.class).forEach(p -> set.add(p.getCamundaName()));
        model.getModelElementsByType(CamundaIn.class).stream().filter(in -> in.getCamundaSource() != null)
                .forEach(in -> read.putIfAbsent(in.getCamundaSource(), in.getParentElement().getParentElement()));
        model.getModelElementsByType(UserTask.class).forEach(task -> Extensions.names(task, "cause").forEach(name -> read.putIfAbsent(name, task)));
    }

    /** The variables that a case of the flow may hold, which whoever opens one of its forms gets along with it. */
    static Set<String> ofCase(FlowFolder folder, BpmnModelInstance model) {
        Set<String> names = new LinkedHashSet<>(ALWAYS);
        for (var process : model.getModelElementsByType(Process.class)) {
            names.addAll(Extensions.names(process, "requires"));
            names.addAll(Extensions.names(process, "accepts"));
        }
        if (hasClock(model)) names.add("startPlannedAt");
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

    private static boolean hasClock(BpmnModelInstance model) {
        return model.getModelElementsByType(StartEvent.class).stream().flatMap(start -> start.getEventDefinitions().stream()).anyMatch(TimerEventDefinition.class::isInstance);
    }

    private List<Finding> unset(String file, String xml) {
        var tags = TAG.matcher(xml).results().toList();
        var expressions = EXPRESSION.matcher(xml);
        while (expressions.find()) {
            String text = expressions.group().replace("&#39;", "'").replace("&apos;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            int at = expressions.start();
            for (String name : ExpressionShape.variables(text)) if (!read.containsKey(name)) read.put(name, around(tags, at));
        }
        read.keySet().removeAll(set);
        List<Finding> findings = new ArrayList<>();
        read.forEach((name, element) -> findings.add(Finding.at(file, element, "没有任何步骤、表单或调用者给出变量「%s」；由调用者或事件给出的请写进流程属性 requires 或 accepts".formatted(name))));
        return findings;
    }

    /** The step, line or flow whose tag was opened last before a place in the file; what belongs to it is written right behind its tag. */
    private ModelElementInstance around(List<MatchResult> tags, int at) {
        ModelElementInstance around = model.getDefinitions();
        for (var tag : tags) {
            if (tag.start() > at) break;
            ModelElementInstance element = model.getModelElementById(tag.group(1));
            if (element instanceof FlowElement || element instanceof Process) around = element;
        }
        return around;
    }
}
