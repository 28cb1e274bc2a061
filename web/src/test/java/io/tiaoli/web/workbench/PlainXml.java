package io.tiaoli.web.workbench;

import java.io.StringReader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What an XML file says, whatever its indents, prefixes and order of attributes. */
final class PlainXml {

    static String of(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return plain(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (Exception unreadable) {
            throw new IllegalArgumentException(xml, unreadable);
        }
    }

    private static String plain(Node node) {
        if (!(node instanceof Element element)) return node.getNodeType() == Node.COMMENT_NODE ? "" : node.getNodeValue().strip();
        var attributes = new TreeMap<String, String>();
        IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item).filter(a -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(a.getNamespaceURI()))
                .forEach(a -> attributes.put("{%s}%s".formatted(a.getNamespaceURI(), a.getLocalName()), a.getNodeValue()));
        String inside = IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item).map(PlainXml::plain).collect(Collectors.joining());
        return "<{%s}%s %s>%s</>".formatted(element.getNamespaceURI(), element.getLocalName(), attributes, inside);
    }

    private PlainXml() {}
}
