package io.tiaoli.web.inputs;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Breaks a diagram or decision where its elements, ids, references and expressions are. */
final class BadXml {

    private static final List<String> NAMES = List.of("task", "scriptTask", "userTask", "serviceTask", "subProcess", "transaction", "adHocSubProcess", "boundaryEvent", "startEvent", "endEvent", "sequenceFlow",
            "exclusiveGateway", "eventBasedGateway", "complexGateway", "participant", "lane", "dataObject", "process", "definitions", "error", "timerEventDefinition", "linkEventDefinition", "compensateEventDefinition",
            "cancelEventDefinition", "callActivity", "multiInstanceLoopCharacteristics", "extensionElements", "conditionExpression", "incoming", "decision", "decisionTable", "rule", "input", "output", "literalExpression");
    private static final List<String> NAMESPACES = List.of("", "http://camunda.org/schema/zeebe/1.0", "http://flowable.org/bpmn", "http://activiti.org/bpmn", "http://www.signavio.com", "http://camunda.org/schema/1.0/bpmn",
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "urn:x");
    private static final List<String> VALUES = List.of("${1/0}", "#{execution}", "${a.b.c}", "${", "${}", "${'", "${a ? b : }", "${a[0]['b']}", "${now().plusDays(999999999)}", "${customerId}", "=a + 1", "function(x) x(x)",
            "${" + "(".repeat(3_000) + "a" + ")".repeat(3_000) + "}", "${" + "!".repeat(1_900) + "a}", "(".repeat(5_000) + "1", "[".repeat(300) + "1" + "]".repeat(300), "((((((((((((((((((((((1))))))))))))))))))))))",
            "for i in 1..1000000000 return i", "matches(\"" + "a".repeat(40) + "!\", \"(a+)+$\")", "some x in 1..100000, y in 1..100000 satisfies x = y + 200000", "if if then else", "1 ** 999999999", "\"",
            "R/PT0S", "R/PT1S", "R1000000000/PT1S", "PT-1S", "P999999999Y", "P1000000D", "* * * * * ?", "0 0 0 30 2 ?", "2026-02-30T00:00:00", "0001-01-01T00:00:00", "+999999999-12-31T00:00:00Z", "external", "latest", "UNIQUE", "RULE ORDER", "date", "P0D", "P99999999999D");

    private final Hostile hostile;

    BadXml(Hostile hostile) {
        this.hostile = hostile;
    }

    /** The same file with one to four changes. */
    String broken(byte[] file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
        for (int i = 0; i <= hostile.below(4); i++) change(document);
        var text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return hostile.in(12) ? declared(text.toString()) : text.toString();
    }

    /** With a document type, entities, or another encoding in the first line. */
    private String declared(String xml) {
        String bare = xml.replaceFirst("^<\\?xml[^>]*>", "");
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"haha\">");
        for (int i = 1; i < 30; i++) bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        return switch (hostile.below(6)) {
            case 0 -> bomb + "]>" + bare.replaceFirst("name=\"[^\"]*\"", "name=\"&a29;\"");
            case 1 -> "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + bare.replaceFirst("name=\"[^\"]*\"", "name=\"&a;\"");
            case 2 -> "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">" + bare;
            case 3 -> "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///dev/random\"> %a;]>" + bare;
            case 4 -> "<?xml version=\"1.0\" encoding=\"" + hostile.one(List.of("GBK", "UTF-16", "x-none", "UTF-7", "EBCDIC-CP-US", "")) + "\"?>" + bare;
            default -> "<?xml version=\"" + hostile.one(List.of("1.1", "2.0", "")) + "\"?>" + bare;
        };
    }

    private void change(Document document) {
        var elements = elements(document);
        var element = hostile.one(elements);
        var attributes = attributes(elements);
        switch (hostile.below(17)) {
            case 0 -> element.getParentNode().removeChild(element);
            case 1 -> element.getParentNode().appendChild(element.cloneNode(true));
            case 2 -> document.renameNode(element, element.getNamespaceURI(), prefix(element) + hostile.one(NAMES));
            case 3 -> document.renameNode(element, hostile.one(NAMESPACES), hostile.in(2) ? element.getLocalName() : "z:" + element.getLocalName());
            case 4 -> {
                var attribute = hostile.one(attributes);
                attribute.getOwnerElement().removeAttributeNode(attribute);
            }
            case 5, 6 -> hostile.one(attributes).setValue(value());
            case 7 -> swap(hostile.one(attributes), hostile.one(attributes));
            case 8 -> references(attributes).setValue(hostile.in(3) ? "nowhere" : hostile.one(ids(attributes)).getValue());
            case 9 -> hostile.one(ids(attributes)).setValue(hostile.one(ids(attributes)).getValue());
            case 10 -> wrap(document, element);
            case 11 -> move(element, hostile.one(elements));
            case 12 -> element.setTextContent(value());
            case 13 -> element.appendChild(document.createElementNS(hostile.one(NAMESPACES.subList(1, NAMESPACES.size())), "x:" + hostile.one(NAMES)));
            case 14 -> element.setAttributeNS(hostile.one(NAMESPACES.subList(1, NAMESPACES.size())), "y:" + hostile.one(List.of("class", "expression", "assignee", "type", "formKey", "modelerTemplate", "asyncBefore", "historyTimeToLive")), value());
            case 15 -> {
                var parent = element.getParentNode();
                for (int i = 0; i < hostile.one(List.of(20, 300, 3_000)); i++) parent.appendChild(element.cloneNode(false));
            }
            default -> element.insertBefore(hostile.in(2) ? document.createComment(hostile.text().replace("--", "")) : document.createProcessingInstruction("php", "x"), element.getFirstChild());
        }
    }

    private String value() {
        return hostile.in(3) ? hostile.text().replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", " ") : hostile.one(VALUES);
    }

    private void wrap(Document document, Element element) {
        if (element == document.getDocumentElement()) return;
        String name = prefix(element) + hostile.one(List.of("subProcess", "extensionElements", element.getLocalName()));
        int levels = hostile.one(List.of(1, 10, 58, 500));
        for (int i = 0; i < levels; i++) {
            var around = document.createElementNS(element.getNamespaceURI(), name);
            if (hostile.in(2)) around.setAttribute("id", "level-" + i);
            element.getParentNode().replaceChild(around, element);
            around.appendChild(element);
        }
    }

    private static void move(Element element, Element to) {
        for (Node above = to; above != null; above = above.getParentNode()) if (above == element) return;
        to.appendChild(element);
    }

    private static void swap(Attr one, Attr other) {
        String value = one.getValue();
        one.setValue(other.getValue());
        other.setValue(value);
    }

    private static String prefix(Element element) {
        return element.getPrefix() == null ? "" : element.getPrefix() + ":";
    }

    /** All but the outermost, of which a file has one. */
    private static List<Element> elements(Document document) {
        List<Element> all = new ArrayList<>();
        var found = document.getElementsByTagName("*");
        for (int i = 1; i < found.getLength(); i++) all.add((Element) found.item(i));
        return all.isEmpty() ? List.of((Element) document.getDocumentElement().appendChild(document.createElement("x"))) : all;
    }

    private static List<Attr> attributes(List<Element> elements) {
        List<Attr> all = new ArrayList<>();
        for (var element : elements) {
            var here = element.getAttributes();
            for (int i = 0; i < here.getLength(); i++) if (!here.item(i).getNodeName().startsWith("xmlns")) all.add((Attr) here.item(i));
        }
        if (all.isEmpty()) {
            elements.get(0).setAttribute("id", "x");
            all.add(elements.get(0).getAttributeNode("id"));
        }
        return all;
    }

    private static List<Attr> ids(List<Attr> attributes) {
        var ids = attributes.stream().filter(attribute -> attribute.getName().equals("id")).toList();
        return ids.isEmpty() ? attributes : ids;
    }

    private Attr references(List<Attr> attributes) {
        var all = attributes.stream().filter(attribute -> attribute.getName().matches("(?i).*ref|bpmnElement|href|default|calledElement")).toList();
        return hostile.one(all.isEmpty() ? attributes : all);
    }
}
