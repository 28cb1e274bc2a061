package io.tiaoli.web.rehearsal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

import io.tiaoli.testing.Chance;

/** Which steps of a diagram the runs so far have reached, and how the next run may reach another: by repeating the beginning of one that came close. */
final class Coverage {

    private static final int FRESH = 4;
    /** How many moments before a step was reached the next run departs; mostly where the step behind it is decided. */
    private static final List<Integer> BACK = List.of(0, 0, -1, 1, 1, 2, 3, 5, 8);

    private final String flow;
    private final Random random;
    private final Map<String, Set<String>> following = new TreeMap<>();
    private final Map<String, Trail> reached = new HashMap<>();
    private final Map<String, Integer> tried = new HashMap<>();
    private final Map<String, int[]> taken = new LinkedHashMap<>();

    /** @param diagrams of the flow and of the one that begins it, by flow */
    Coverage(String flow, Map<String, BpmnModelInstance> diagrams, long seed) {
        this.flow = flow;
        this.random = new Random(seed);
        diagrams.forEach(this::read);
    }

    private void read(String id, BpmnModelInstance diagram) {
        Process process = diagram.getModelElementById(id);
        for (var node : diagram.getModelElementsByType(FlowNode.class)) {
            var after = following.computeIfAbsent(id + "/" + node.getId(), none -> new TreeSet<>());
            node.getOutgoing().forEach(flow -> after.add(id + "/" + flow.getTarget().getId()));
            if (node instanceof SubProcess inner) starts(inner.getChildElementsByType(StartEvent.class)).forEach(start -> after.add(id + "/" + start));
        }
        diagram.getModelElementsByType(BoundaryEvent.class).forEach(event -> following.get(id + "/" + event.getAttachedTo().getId()).add(id + "/" + event.getId()));
        diagram.getModelElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent).forEach(listening -> {
            var scope = listening.getParentElement();
            var from = scope instanceof SubProcess inner ? List.of(inner.getId()) : starts(process.getChildElementsByType(StartEvent.class));
            from.forEach(start -> following.get(id + "/" + start).add(id + "/" + listening.getId()));
        });
    }

    private static List<String> starts(Collection<StartEvent> events) {
        return events.stream().map(StartEvent::getId).toList();
    }

    /** How a run begins that may reach something new. */
    Chance next() {
        var then = Optional.of(new Random(random.nextLong()));
        var near = reached.keySet().stream().filter(step -> following.getOrDefault(step, Set.of()).stream().anyMatch(after -> !reached.containsKey(after)))
                .min(Comparator.comparing((String step) -> tried.getOrDefault(step, 0)).thenComparing(Comparator.naturalOrder()));
        if (near.isEmpty() || random.nextInt(FRESH) == 0) return new Chance(List.of(), then, taken);
        tried.merge(near.get(), 1, Integer::sum);
        var trail = reached.get(near.get());
        int moment = trail.reached().get(near.get()) - BACK.get(random.nextInt(BACK.size()));
        return new Chance(trail.choicesBefore(moment), then, taken);
    }

    /** Remembers how a run came to where none was before. */
    void learn(Trail trail) {
        trail.reached().keySet().forEach(step -> reached.putIfAbsent(step, trail));
    }

    /** How many of the flow's own steps were reached, how many there are, and which were not. */
    String told() {
        var own = following.keySet().stream().filter(step -> step.startsWith(flow + "/")).toList();
        List<String> missing = new ArrayList<>();
        own.stream().filter(step -> !reached.containsKey(step)).forEach(step -> missing.add(step.substring(flow.length() + 1)));
        return "reached %d of %d steps%s".formatted(own.size() - missing.size(), own.size(), missing.isEmpty() ? "" : "; never reached: " + String.join(", ", missing));
    }
}
