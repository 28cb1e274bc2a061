package io.tiaoli.processes.safety;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a diagram or decision file offers to other files, read without its schema, as all files are read for the check of one. */
public final class FileOutline {

    /**
     * The elements of a kind and what each says in an extension property.
     *
     * @param kind a name without prefix, such as {@code process}
     * @return by id; an empty text where the property is not there; nothing for a file that cannot be read, which its own check says
     */
    public static Map<String, String> of(byte[] content, String kind, String property) {
        Map<String, String> said = new LinkedHashMap<>();
        try {
            inside(SafeXml.read(content)).filter(element -> is(element, kind)).forEach(element -> element.attribute("id").ifPresent(id -> said.put(id, property(element, property))));
        } catch (SafeXml.Unreadable e) {
            return Map.of();
        }
        return said;
    }

    private static Stream<XmlElement> inside(XmlElement element) {
        return Stream.concat(Stream.of(element), element.children.stream().flatMap(FileOutline::inside));
    }

    private static String property(XmlElement element, String name) {
        return children(children(children(element, "extensionElements"), "properties"), "property")
                .filter(property -> property.attribute("name").filter(name::equals).isPresent()).findFirst().flatMap(property -> property.attribute("value")).orElse("");
    }

    private static Stream<XmlElement> children(XmlElement element, String kind) {
        return element.children.stream().filter(child -> is(child, kind));
    }

    private static Stream<XmlElement> children(Stream<XmlElement> elements, String kind) {
        return elements.flatMap(element -> children(element, kind));
    }

    private static boolean is(XmlElement element, String kind) {
        return element.name.getLocalPart().equals(kind);
    }

    private FileOutline() {}
}
