package io.tiaoli.web.rehearsal;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

import io.tiaoli.workers.events.EventNames;

/** The events for which a case can wait on its way through some diagrams, each with the name that staff have for it. */
final class AwaitedEvents {

    private AwaitedEvents() {}

    static Map<String, String> in(Collection<BpmnModelInstance> diagrams) {
        Map<String, String> names = new TreeMap<>();
        diagrams.stream().flatMap(AwaitedEvents::messages).filter(Objects::nonNull).map(message -> message.getName().split(" ")[0]).forEach(event -> names.put(event, EventNames.of(event)));
        return names;
    }

    private static Stream<Message> messages(BpmnModelInstance diagram) {
        var received = diagram.getModelElementsByType(ReceiveTask.class).stream().map(ReceiveTask::getMessage);
        var caught = diagram.getModelElementsByType(CatchEvent.class).stream().filter(event -> !(event instanceof StartEvent && event.getParentElement() instanceof Process))
                .flatMap(event -> event.getEventDefinitions().stream()).filter(MessageEventDefinition.class::isInstance).map(definition -> ((MessageEventDefinition) definition).getMessage());
        return Stream.concat(received, caught);
    }
}
