package io.tiaoli.processes.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.Role;
import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.engine.Workers.Declaration;
import io.tiaoli.workers.papers.PaperKind;

/** Checks what a diagram binds to: workers, forms, decisions, flows, roles; and that joins and throws are safe. */
final class DiagramCheck {

    private static final Pattern WORKER = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{.*}", Pattern.DOTALL);
    private static final Set<String> PREFILLS = Set.of("", "last", "returned");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final FlowFolder folder;
    private final KnownFlows known;
    private final Workers workers;
    private final String file;
    private final BpmnModelInstance model;
    private final List<Finding> findings = new ArrayList<>();

    DiagramCheck(FlowFolder folder, KnownFlows known, Workers workers, String file, BpmnModelInstance model) {
        this.folder = folder;
        this.known = known;
        this.workers = workers;
        this.file = file;
        this.model = model;
    }

    List<Finding> findings() {
        model.getModelElementsByType(Process.class).forEach(this::process);
        model.getModelElementsByType(FlowNode.class).forEach(this::node);
        model.getModelElementsByType(UserTask.class).forEach(this::userTask);
        model.getModelElementsByType(StartEvent.class).stream().filter(start -> start.getAttributeValueNs(CAMUNDA, "formRef") != null).forEach(this::starters);
        model.getModelElementsByType(StartEvent.class).forEach(start -> form(start, start.getAttributeValueNs(CAMUNDA, "formRef"), start.getAttributeValueNs(CAMUNDA, "formRefBinding")));
        model.getModelElementsByType(BusinessRuleTask.class).forEach(this::decision);
        model.getModelElementsByType(CallActivity.class).forEach(this::call);
        return findings;
    }

    private void process(Process process) {
        if (!file.equals(process.getId() + ".bpmn")) add(process, "流程编号应与文件名相同");
        if (process.getDocumentations().isEmpty()) add(process, "流程需要一句说明（documentation）：做什么、谁负责");
        String ttl = String.valueOf(process.getCamundaHistoryTimeToLiveString());
        if (!ttl.matches("P\\d+D")) add(process, "历史保留时间应写成天数，如 P1095D，现为 " + ttl);
    }

    private void node(FlowNode node) {
        String delegate = node.getAttributeValueNs(CAMUNDA, "delegateExpression");
        var thrown = thrown(node);
        if (thrown.isPresent()) delegate = thrown.get().getAttributeValueNs(CAMUNDA, "delegateExpression");
        boolean external = "external".equals(node.getAttributeValueNs(CAMUNDA, "type")) && node.getAttributeValueNs(CAMUNDA, "topic") != null;
        String kind = node.getElementType().getTypeName();
        if (delegate != null) {
            worker(node, thrown.map(BaseElement.class::cast).orElse(node), delegate);
        } else if (!external && (kind.equals("serviceTask") || kind.equals("sendTask"))) {
            add(node, "需要指定一个工作程序（delegateExpression）或外部主题（topic）");
        } else if (thrown.isPresent()) {
            add(node, "抛出消息的事件需要指定工作程序，如 ${publishEvent}，否则什么也不会发生");
        }
        if (node instanceof Gateway gateway && (gateway instanceof ParallelGateway || gateway instanceof InclusiveGateway) && gateway.getIncoming().size() > 1 && !gateway.isCamundaAsyncBefore()) {
            add(node, "汇合网关须设为异步（asyncBefore），否则两人同时完成时会有一人出错");
        }
        node.getChildElementsByType(MultiInstanceLoopCharacteristics.class).stream().filter(m -> !m.isCamundaAsyncAfter())
                .forEach(m -> add(node, "多实例须在每次完成后异步（multiInstanceLoopCharacteristics asyncAfter）"));
    }

    /** A message that is thrown. */
    private static Optional<MessageEventDefinition> thrown(FlowNode node) {
        return node instanceof ThrowEvent event ? event.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance).map(MessageEventDefinition.class::cast).findFirst() : Optional.empty();
    }

    private void worker(FlowNode node, BaseElement declared, String delegate) {
        var name = WORKER.matcher(delegate);
        Optional<Declaration> worker = name.matches() ? workers.find(name.group(1)) : Optional.empty();
        if (worker.isEmpty()) {
            add(node, "没有名为「%s」的工作程序".formatted(delegate));
            return;
        }
        var inputs = inputs(node);
        inputs.keySet().stream().filter(input -> worker.get().inputs().stream().noneMatch(i -> i.name().equals(input)))
                .forEach(input -> add(node, "工作程序 %s 没有输入「%s」".formatted(worker.get().name(), input)));
        worker.get().inputs().stream().filter(i -> i.required() && !inputs.containsKey(i.name()))
                .forEach(i -> add(node, "工作程序 %s 缺少输入「%s」（%s）".formatted(worker.get().name(), i.name(), i.label())));
        var caught = caught(node);
        worker.get().refusals().stream().filter(code -> !caught.contains(code) && !caught.contains(""))
                .forEach(code -> add(node, "工作程序 %s 可能拒绝「%s」，需要一个捕获它的错误边界事件".formatted(worker.get().name(), code)));
        String wording = inputs.getOrDefault("wording", inputs.getOrDefault("document", ""));
        if (!wording.isBlank() && !EXPRESSION.matcher(wording).matches() && !known.wordings().contains(wording) && !known.wordings().contains(wording + ".html")) {
            add(node, "没有名为「%s」的文案".formatted(wording));
        }
    }

    /** The input parameters of a node, with their texts. */
    static Map<String, String> inputs(BaseElement node) {
        Map<String, String> inputs = new LinkedHashMap<>();
        if (node.getExtensionElements() == null) return inputs;
        node.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(io -> io.getCamundaInputParameters().stream())
                .forEach((CamundaInputParameter p) -> inputs.put(p.getCamundaName(), p.getTextContent().strip()));
        return inputs;
    }

    /** Codes of the error boundaries of a node; an empty one catches all. The engine takes a reference to nothing for a code. */
    private Set<String> caught(FlowNode node) {
        Set<String> codes = new LinkedHashSet<>();
        for (var boundary : model.getModelElementsByType(BoundaryEvent.class)) {
            if (!node.equals(boundary.getAttachedTo())) continue;
            for (EventDefinition definition : boundary.getEventDefinitions()) {
                if (!(definition instanceof ErrorEventDefinition error)) continue;
                String reference = error.getAttributeValue("errorRef");
                codes.add(reference == null ? "" : error.getError() == null ? reference : error.getError().getErrorCode());
            }
        }
        return codes;
    }

    private void userTask(UserTask task) {
        if (task.getCamundaCandidateGroupsList().isEmpty() && task.getCamundaAssignee() == null) add(task, "任务需要候选角色（candidateGroups）");
        for (String group : task.getCamundaCandidateGroupsList()) {
            if (!EXPRESSION.matcher(group).matches() && Role.of(group).isEmpty()) add(task, "没有名为「%s」的角色".formatted(group));
        }
        var properties = Extensions.of(task);
        Arrays.stream(properties.getOrDefault("papers", "").split(",")).map(String::strip).filter(kind -> !kind.isEmpty() && PaperKind.of(kind).isEmpty())
                .forEach(kind -> add(task, "没有证件「%s」，可以写：%s".formatted(kind, Arrays.toString(PaperKind.values()))));
        if (task.getCamundaDueDate() == null) add(task, "任务需要期限（dueDate），如 PT2H");
        String form = task.getAttributeValueNs(CAMUNDA, "formRef");
        if (form == null) add(task, "任务需要一张表单（formRef）");
        form(task, form, task.getAttributeValueNs(CAMUNDA, "formRefBinding"));
        String prefill = properties.getOrDefault("prefill", "");
        if (!PREFILLS.contains(prefill)) add(task, "prefill 只能是 last（总是打开上次填的）或 returned（退回时打开上次填的），现为「%s」".formatted(prefill));
        if (prefill.equals("returned") && properties.getOrDefault("cause", "").isEmpty()) add(task, "prefill 为 returned 的任务要用 cause 写明哪个变量是退回原因");
        Extensions.names(task, "signs").stream().filter(paper -> !known.wordings().contains(paper + ".html")).forEach(paper -> add(task, "没有名为「%s.html」的单据，不能签字".formatted(paper)));
    }

    /** Whoever may start a flow by its form stands in the diagram. */
    private void starters(StartEvent start) {
        if (!(start.getParentElement() instanceof Process process)) return;
        var groups = process.getCamundaCandidateStarterGroupsList();
        if (groups.isEmpty()) add(process, "有开始表单的流程需要写明谁可以发起（candidateStarterGroups）");
        groups.stream().filter(group -> Role.of(group).isEmpty()).forEach(group -> add(process, "没有名为「%s」的角色".formatted(group)));
    }

    private void form(FlowNode node, String form, String binding) {
        if (form == null) return;
        boolean expression = EXPRESSION.matcher(form).matches();
        boolean sharedSheet = !expression && !folder.files().containsKey(form + ".form") && known.sheets().contains(form);
        if (sharedSheet) {
            if (!"latest".equals(binding)) add(node, "别的文件夹的查核表须绑定最新版本（latest）");
            return;
        }
        if (expression && !"latest".equals(binding)) add(node, "由调用者给出的表单须绑定最新版本（latest）");
        if (!expression && !"deployment".equals(binding)) add(node, "本流程的表单须绑定同一次部署（deployment）");
        if (!expression && !folder.files().containsKey(form + ".form")) add(node, "文件夹里没有表单「%s.form」，请整个文件夹一起部署".formatted(form));
    }

    private void decision(BusinessRuleTask task) {
        String decision = task.getCamundaDecisionRef();
        if (decision == null) {
            add(task, "业务规则任务需要一张决策表（decisionRef）");
            return;
        }
        boolean own = folder.files().containsKey(decision + ".dmn");
        if (!own && !known.decisions().containsKey(decision)) add(task, "没有名为「%s」的决策表".formatted(decision));
        String binding = String.valueOf(task.getCamundaDecisionRefBinding());
        if (own && !binding.equals("deployment")) add(task, "本流程的决策表须绑定同一次部署（deployment）");
        if (!own && binding.equals("deployment")) add(task, "别的文件夹的决策表须绑定最新版本（latest）");
    }

    private void call(CallActivity call) {
        String flow = call.getCalledElement();
        if (flow == null || !known.required().containsKey(flow)) {
            add(call, "没有名为「%s」的流程".formatted(flow));
            return;
        }
        if ("deployment".equals(call.getCamundaCalledElementBinding())) add(call, "调用的流程须绑定最新版本（latest）");
        Set<String> given = new LinkedHashSet<>();
        if (call.getExtensionElements() != null) {
            call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().forEach(in -> given.add(String.valueOf(in.getCamundaTarget())));
        }
        known.required().get(flow).stream().filter(input -> !given.contains(input)).sorted()
                .forEach(input -> add(call, "调用「%s」缺少输入「%s」".formatted(flow, input)));
    }

    private void add(BaseElement element, String message) {
        findings.add(Finding.at(file, element, message));
    }
}
