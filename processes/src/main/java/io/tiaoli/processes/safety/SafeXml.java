package io.tiaoli.processes.safety;

import java.io.ByteArrayInputStream;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of unknown origin: no document type, no entities, bounded in size, depth and number of elements. */
final class SafeXml {

    static final int LARGEST = 5 * 1024 * 1024;
    private static final int DEEPEST = 60;
    private static final int MOST_ELEMENTS = 100_000;

    /** A file that is not read any further, with a sentence in Chinese. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    static XmlElement read(byte[] content) throws Unreadable {
        if (content.length > LARGEST) throw new Unreadable("有 %d 字节，最多 %d 字节".formatted(content.length, LARGEST));
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return tree(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("不是正确的 XML" + (e.getLocation() == null ? "" : "（第 " + e.getLocation().getLineNumber() + " 行）"));
        } catch (RuntimeException e) {
            // the parser answers some malformed input, such as an unknown encoding, with unchecked exceptions
            throw new Unreadable("不是正确的 XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        XmlElement root = null;
        XmlElement current = null;
        int depth = 0;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                        throw new Unreadable("不允许 DOCTYPE 和实体（第 " + reader.getLocation().getLineNumber() + " 行）");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) throw new Unreadable("嵌套超过 " + DEEPEST + " 层");
                    if (++count > MOST_ELEMENTS) throw new Unreadable("超过 " + MOST_ELEMENTS + " 个元素");
                    current = started(current, reader);
                    if (root == null) root = current;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    current = current.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (current != null) current.text.append(reader.getText());
                }
                default -> { }
            }
        }
        if (root == null) throw new Unreadable("是空的");
        return root;
    }

    private static XmlElement started(XmlElement parent, XMLStreamReader reader) {
        var element = new XmlElement(parent, reader.getName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            QName name = reader.getAttributeName(i);
            element.attributes.put(name, reader.getAttributeValue(i));
        }
        return element;
    }

    private SafeXml() {}
}
