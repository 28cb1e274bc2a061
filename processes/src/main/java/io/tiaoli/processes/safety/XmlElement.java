package io.tiaoli.processes.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.namespace.QName;

/** One element of a file that {@link SafeXml} has read. */
final class XmlElement {

    final XmlElement parent;
    final QName name;
    final Map<QName, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    XmlElement(XmlElement parent, QName name) {
        this.parent = parent;
        this.name = name;
        if (parent != null) parent.children.add(this);
    }

    /** The value of an attribute without namespace. */
    Optional<String> attribute(String local) {
        return Optional.ofNullable(attributes.get(new QName(local)));
    }

    Optional<String> attribute(String namespace, String local) {
        return Optional.ofNullable(attributes.get(new QName(namespace, local)));
    }

    /** As the file writes it, for messages. */
    static String written(QName name) {
        return name.getPrefix().isEmpty() ? name.getLocalPart() : name.getPrefix() + ":" + name.getLocalPart();
    }

    /** What an owner can find in the diagram: the element itself, or the next around it that has an id. */
    XmlElement identified() {
        XmlElement element = this;
        while (element.attribute("id").isEmpty() && element.parent != null) element = element.parent;
        return element;
    }
}
