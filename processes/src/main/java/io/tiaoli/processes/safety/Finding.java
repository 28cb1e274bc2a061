package io.tiaoli.processes.safety;

/**
 * Why a file is not accepted, for its owner.
 *
 * @param elementId id of the element, or of the one around it; empty if the file as a whole is meant
 * @param elementName its label in the diagram; empty if it has none
 * @param message in Chinese: names the element, the value and what is allowed
 */
public record Finding(String elementId, String elementName, String message) {

    static Finding ofFile(String fileName, String message) {
        return new Finding("", "", "文件「" + fileName + "」" + message);
    }
}
