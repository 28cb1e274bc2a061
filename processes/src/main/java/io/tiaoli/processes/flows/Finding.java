package io.tiaoli.processes.flows;

import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Something that a flow folder may not have.
 *
 * @param file in which file
 * @param element id of the element, or empty
 * @param message in Chinese: what is wrong and how to mend it
 */
public record Finding(String file, String element, String message) {

    /** In a diagram; an element with a name is said by both. */
    static Finding at(String file, ModelElementInstance element, String message) {
        String name = element.getAttributeValue("name");
        return new Finding(file, element.getAttributeValue("id") + (name == null ? "" : " " + name), message);
    }

    @Override
    public String toString() {
        return element.isEmpty() ? "%s：%s".formatted(file, message) : "%s「%s」：%s".formatted(file, element, message);
    }
}
