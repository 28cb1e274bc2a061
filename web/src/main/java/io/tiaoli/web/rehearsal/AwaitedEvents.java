package io.tiaoli.web.rehearsal;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** The events for which a case can wait on its way through some diagrams, each with what the diagrams call it. */
final class AwaitedEvents {

    private final Map<String, String> names = new TreeMap<>();

    private AwaitedEvents() {}

    static Map<String, String> in(Collection<BpmnModelInstance> diagrams) {
        var all = new AwaitedEvents();
        for (var diagram : diagrams) {
            diagram.getModelElementsByType(ReceiveTask.class).forEach(step -> all.add(step, Stream.ofNullable(step.getMessage())));
            diagram.getModelElementsByType(CatchEvent.class).stream().filter(event -> !(event instanceof StartEvent && event.getParentElement() instanceof Process))
                    .forEach(event -> all.add(event, event.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance).map(d -> ((MessageEventDefinition) d).getMessage())));
        }
        return all.names;
    }

    private void add(FlowNode step, Stream<Message> messages) {
        messages.filter(message -> message != null).map(message -> message.getName().split(" ")[0]).forEach(event -> {
            String name = step.getName() == null || step.getName().isBlank() ? event : step.getName().replaceAll("\\s+", "");
            names.merge(event, name, (known, other) -> known.equals(event) ? other : known.contains(other) || other.equals(event) ? known : known + "，" + other);
        });
    }
}
