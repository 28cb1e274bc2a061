package io.tiaoli.processes;

import java.util.LinkedHashMap;
import java.util.Map;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** The extension properties of ours that stand in a diagram: series, single, prefill, cause, signs, remind, escalateTo. */
public final class Extensions {

    /** The extension properties of an element, by name. */
    public static Map<String, String> of(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        var extensions = element.element("extensionElements");
        var group = extensions == null ? null : extensions.element("properties");
        if (group != null) group.elements("property").forEach(p -> properties.put(p.attribute("name"), p.attribute("value")));
        return properties;
    }

    private Extensions() {}
}
