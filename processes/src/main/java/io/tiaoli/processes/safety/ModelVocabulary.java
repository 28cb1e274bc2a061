package io.tiaoli.processes.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

/** The elements of a kind of model that we accept, each with the attributes that it may have. */
final class ModelVocabulary {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Map<String, String> SHARED = Map.of(
            "xsi", XSI,
            "modeler", "http://camunda.org/schema/modeler/1.0");
    private static final Map<String, String> OF_BPMN = Map.of(
            "bpmn", BPMN, "camunda", CAMUNDA,
            "bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI",
            "dc", "http://www.omg.org/spec/DD/20100524/DC", "di", "http://www.omg.org/spec/DD/20100524/DI",
            "bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0", "color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
    private static final Map<String, String> OF_DMN = Map.of(
            "dmn", DMN, "camunda", CAMUNDA_DMN,
            "dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "ddc", "http://www.omg.org/spec/DMN/20180521/DC/", "ddi", "http://www.omg.org/spec/DMN/20180521/DI/",
            "biodi", "http://bpmn.io/schema/dmn/biodi/2.0");

    private final Map<QName, Set<QName>> elements = new HashMap<>();
    private final Map<QName, String> allowedAttributes = new HashMap<>();
    private final Set<String> steps = new LinkedHashSet<>();

    static ModelVocabulary bpmn() {
        return new ModelVocabulary("bpmn.allow", OF_BPMN);
    }

    static ModelVocabulary dmn() {
        return new ModelVocabulary("dmn.allow", OF_DMN);
    }

    private ModelVocabulary(String resource, Map<String, String> namespaces) {
        for (String line : lines(resource)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] words = line.trim().split("\\s+");
            Set<QName> attributes = new LinkedHashSet<>();
            Arrays.stream(words).skip(1).forEach(word -> attributes.add(name(word, namespaces, "")));
            QName element = name(words[0], namespaces, null);
            elements.put(element, attributes);
            allowedAttributes.put(element, words.length == 1 ? "没有属性" : String.join("、", Arrays.asList(words).subList(1, words.length)));
            if (element.getNamespaceURI().equals(BPMN) || element.getNamespaceURI().equals(DMN)) steps.add(element.getLocalPart());
        }
    }

    /** The attributes that an element may have; empty if the element itself is not allowed. */
    Optional<Set<QName>> attributesOf(QName element) {
        return Optional.ofNullable(elements.get(element));
    }

    /** For messages. */
    String attributeNames(QName element) {
        return allowedAttributes.get(element);
    }

    /** For messages. */
    String elementNames() {
        return String.join("、", steps);
    }

    private static QName name(String word, Map<String, String> namespaces, String withoutPrefix) {
        int colon = word.indexOf(':');
        if (colon < 0) return new QName(withoutPrefix, word);
        String prefix = word.substring(0, colon);
        String namespace = namespaces.getOrDefault(prefix, SHARED.get(prefix));
        if (namespace == null) throw new IllegalStateException("Unknown prefix in " + word);
        return new QName(namespace, word.substring(colon + 1));
    }

    private static String[] lines(String resource) {
        try (InputStream in = ModelVocabulary.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\\\\\R\\s*", "").split("\\R");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
