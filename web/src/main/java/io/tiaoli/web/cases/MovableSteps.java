package io.tiaoli.web.cases;

import java.util.Collection;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Which steps of a diagram a case can be moved to or from, and in Chinese why not the others. */
final class MovableSteps {

    /** What the engine adds to the id of a step that is done once for each of several things. */
    static final String BODY = "#multiInstanceBody";

    static Collection<FlowNode> of(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class);
    }

    static String name(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName().strip();
    }

    /** The id with which the engine begins a step as a whole. */
    static String begun(FlowNode node) {
        return isRepeated(node) ? node.getId() + BODY : node.getId();
    }

    /** Why a case cannot go there; empty when it can. */
    static String whyNotTo(FlowNode node) {
        if (around(node).anyMatch(MovableSteps::isRepeated)) return "「%s」在一个要重复办的阶段里，不能单独开始，请选那个阶段".formatted(name(node));
        if (around(node).anyMatch(MovableSteps::isOnEvent) || isOnEvent(node)) return "「%s」只在它等的事发生时才办，不能单独开始".formatted(name(node));
        if (node instanceof StartEvent || node instanceof EndEvent || node instanceof BoundaryEvent) return "「%s」不是步骤。要结束案件，请取消它".formatted(name(node));
        if (node instanceof ParallelGateway || node instanceof InclusiveGateway) return "这里是几条路分开或会合的地方，请选它后面的步骤";
        if (node instanceof IntermediateCatchEvent event && event.getPreviousNodes().list().stream().anyMatch(EventBasedGateway.class::isInstance)) {
            return "「%s」要和旁边的事一起等，请选它们前面的菱形".formatted(name(node));
        }
        return "";
    }

    /** Why a case cannot be taken away from where it stands; empty when it can. */
    static String whyNotFrom(FlowNode node) {
        return Stream.concat(Stream.of(node), around(node)).anyMatch(MovableSteps::isRepeated) ? "「%s」要为几样东西各办一次，不能只移动其中一个".formatted(name(node)) : "";
    }

    private static boolean isRepeated(ModelElementInstance node) {
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null;
    }

    private static boolean isOnEvent(ModelElementInstance node) {
        return node instanceof SubProcess phase && phase.triggeredByEvent();
    }

    /** The phases that a step lies in. */
    private static Stream<ModelElementInstance> around(FlowNode node) {
        return Stream.iterate(node.getParentElement(), parent -> parent != null, ModelElementInstance::getParentElement);
    }

    private MovableSteps() {}
}
