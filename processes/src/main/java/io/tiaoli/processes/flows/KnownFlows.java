package io.tiaoli.processes.flows;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What all folders together offer to each other.
 *
 * @param required the inputs that each flow needs
 * @param decisions the folders that bring each decision; a sound tree has one
 * @param sheets the forms of check sheets
 */
record KnownFlows(Map<String, Set<String>> required, Map<String, Set<String>> decisions, Set<String> wordings, Set<String> sheets) {

    static KnownFlows of(Collection<FlowFolder> folders) {
        var known = new KnownFlows(new HashMap<>(), new HashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        for (var folder : folders) {
            folder.files().forEach((file, content) -> {
                if (file.endsWith(".bpmn")) known.addFlow(content);
                if (file.endsWith(".dmn")) decisions(content).forEach(id -> known.decisions.computeIfAbsent(id, none -> new TreeSet<>()).add(folder.name()));
                if (FlowFolder.isWording(file)) known.wordings.add(file);
                if (ChecklistForms.isSheet(file)) known.sheets.add(ChecklistForms.key(file));
            });
        }
        return known;
    }

    private void addFlow(byte[] content) {
        try {
            read(content).getModelElementsByType(Process.class).forEach(p -> required.put(p.getId(), Set.copyOf(list(property(p, "requires")))));
        } catch (ModelException e) {
            // its own check says what is wrong with it
        }
    }

    /** The ids of the decisions in a file, or none when it cannot be read, which its own check says. */
    static List<String> decisions(byte[] content) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(Decision.class).stream().map(Decision::getId).toList();
        } catch (ModelException e) {
            return List.of();
        }
    }

    static BpmnModelInstance read(byte[] content) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    }

    /** An extension property of an element, or an empty text. */
    static String property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) return "";
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(p -> p.getCamundaProperties().stream()).filter(p -> name.equals(p.getCamundaName()))
                .map(p -> p.getCamundaValue()).findFirst().orElse("");
    }

    static List<String> list(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }
}
