package io.tiaoli.processes;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The extension properties of ours that stand in a diagram: series, single, prefill, cause, signs, papers, remind, escalateTo. */
public final class Extensions {

    /** The extension properties of an element, by name. */
    public static Map<String, String> of(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        var extensions = element.element("extensionElements");
        var group = extensions == null ? null : extensions.element("properties");
        if (group != null) group.elements("property").forEach(p -> properties.put(p.attribute("name"), requireNonNullElse(p.attribute("value"), "")));
        return properties;
    }

    /** The same of an element of a deployed model. */
    public static Map<String, String> of(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() == null) return properties;
        element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list()
                .forEach(group -> group.getCamundaProperties().forEach(p -> properties.put(p.getCamundaName(), requireNonNullElse(p.getCamundaValue(), ""))));
        return properties;
    }

    /** The names that a property such as {@code requires} lists, none where it is not there. */
    public static List<String> names(BaseElement element, String property) {
        return names(of(element).getOrDefault(property, ""));
    }

    /** The names in a list with commas. */
    public static List<String> names(String list) {
        return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*,\\s*"));
    }

    private Extensions() {}
}
