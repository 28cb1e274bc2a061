package io.tiaoli.web.workers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Where the latest versions of the flows call which worker. */
@Component
class WorkerUses {

    /** A step of a flow, by their names. */
    record Use(String flow, String step) {}

    private static final Pattern WORKER = Pattern.compile("\\$\\{(\\w+)}");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;

    WorkerUses(RepositoryService repository) {
        this.repository = repository;
    }

    /** The uses of every worker that is used, by its name. */
    Map<String, List<Use>> all() {
        Map<String, List<Use>> uses = new TreeMap<>();
        var flows = repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list();
        for (var flow : flows) {
            for (var element : repository.getBpmnModelInstance(flow.getId()).getModelElementsByType(BaseElement.class)) {
                var worker = WORKER.matcher(String.valueOf(element.getAttributeValueNs(CAMUNDA, "delegateExpression")));
                if (worker.matches()) uses.computeIfAbsent(worker.group(1), name -> new ArrayList<>()).add(new Use(name(flow), step(element)));
            }
        }
        uses.values().forEach(list -> list.sort(Comparator.comparing(Use::flow)));
        return uses;
    }

    private static String name(ProcessDefinition flow) {
        return flow.getName() == null ? flow.getKey() : flow.getName();
    }

    /** The step itself, or the event whose message the worker tells. */
    private static String step(ModelElementInstance element) {
        var node = element;
        while (!(node instanceof FlowNode)) node = node.getParentElement();
        String name = ((FlowNode) node).getName();
        return name == null || name.isBlank() ? ((FlowNode) node).getId() : name;
    }
}
