package io.tiaoli.processes.flows;

/**
 * Something that a flow folder may not have.
 *
 * @param file in which file
 * @param element id of the element, or empty
 * @param message in Chinese: what is wrong and how to mend it
 */
public record Finding(String file, String element, String message) {

    @Override
    public String toString() {
        return element.isEmpty() ? "%s：%s".formatted(file, message) : "%s「%s」：%s".formatted(file, element, message);
    }
}
