package io.tiaoli.web.workbench.migration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The steps of one version, as far as it matters which of them can take whose place. */
final class Diagram {

    /**
     * A step.
     *
     * @param type equal for steps that may take each other's place
     * @param kind in Chinese
     * @param awaited the text of the timer or message that it waits for, empty where it waits for neither
     */
    record Node(String id, String name, String type, String kind, boolean timer, String awaited, boolean repeated) {

        /** Whether a case only waits for it beside a step, and can do without. */
        boolean beside() {
            return type.startsWith("boundaryEvent") || type.startsWith("startEvent");
        }

        /** Whether it waits for a timer or a message. */
        boolean waits() {
            return !awaited.isEmpty();
        }
    }

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("userTask", "人工步骤"), Map.entry("serviceTask", "系统步骤"), Map.entry("sendTask", "系统步骤"),
            Map.entry("businessRuleTask", "决策"), Map.entry("receiveTask", "等待消息"), Map.entry("callActivity", "另一个流程"), Map.entry("subProcess", "阶段"),
            Map.entry("boundaryEvent", "步骤上的事件"), Map.entry("intermediateCatchEvent", "等待"), Map.entry("startEvent", "阶段的开始"), Map.entry("endEvent", "结束"),
            Map.entry("eventBasedGateway", "等几件事之一"), Map.entry("parallelGateway", "汇合"), Map.entry("inclusiveGateway", "汇合"), Map.entry("exclusiveGateway", "判断"));

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    Diagram(BpmnModelInstance model) {
        model.getModelElementsByType(Process.class).forEach(process -> read(process.getFlowElements()));
    }

    /** In the order in which they are written, the steps of a phase behind it. */
    private void read(Collection<FlowElement> elements) {
        for (var element : elements) {
            if (element instanceof FlowNode node) nodes.put(node.getId(), read(node));
            if (element instanceof SubProcess phase) read(phase.getFlowElements());
        }
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** What staff call a step, or its id. */
    String name(String id) {
        return find(id).map(Node::name).orElse(id);
    }

    private static Node read(FlowNode node) {
        String element = node.getElementType().getTypeName();
        var events = List.copyOf(node.getChildElementsByType(EventDefinition.class));
        String event = events.stream().findFirst().map(e -> e.getElementType().getTypeName()).orElse("");
        boolean timer = event.equals("timerEventDefinition");
        String how = Optional.ofNullable(node.getAttributeValueNs(CAMUNDA, "type")).orElse("");
        String name = node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName().replace('\n', ' ');
        String kind = KINDS.getOrDefault(element, "步骤") + (timer ? "（时间）" : event.equals("messageEventDefinition") ? "（消息）" : "");
        return new Node(node.getId(), name, "%s %s %s".formatted(element, event, how), kind, timer, events.stream().findFirst().map(Diagram::awaited).orElse(""),
                node instanceof Activity activity && activity.getLoopCharacteristics() != null);
    }

    private static String awaited(EventDefinition event) {
        if (event instanceof TimerEventDefinition timer) return timer.getDomElement().getTextContent().strip();
        if (event instanceof MessageEventDefinition message && message.getMessage() != null) return message.getMessage().getName();
        return "";
    }
}
