package io.tiaoli.processes.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

/** Walks one model along its vocabulary; what a value may be is left to the kind of model. */
abstract class ModelCheck {

    /** More would only hide the first. */
    static final int MOST_FINDINGS = 100;

    private final ModelVocabulary vocabulary;
    private final List<Finding> findings = new ArrayList<>();

    ModelCheck(ModelVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    final List<Finding> findings(XmlElement root) {
        element(root);
        return List.copyOf(findings);
    }

    /** Further rules of an element whose name is allowed. */
    abstract void rules(XmlElement element);

    /** Why an attribute's value is refused. */
    abstract Optional<String> refusal(XmlElement element, QName attribute, String value);

    /** Why a text between tags is refused. */
    abstract Optional<String> refusal(XmlElement element, String text);

    private void element(XmlElement element) {
        Optional<Set<QName>> allowed = vocabulary.attributesOf(element.name);
        if (allowed.isEmpty()) {
            refuse(element, "不允许的元素「%s」；可以用：%s".formatted(XmlElement.written(element.name), vocabulary.elementNames()));
            return;
        }
        element.attributes.forEach((name, value) -> {
            if (!allowed.get().contains(name)) {
                refuse(element, "「%s」上不允许的属性「%s」（值「%s」）；可以用：%s".formatted(
                        element.name.getLocalPart(), XmlElement.written(name), cut(value), vocabulary.attributeNames(element.name)));
            } else {
                refusal(element, name, value).ifPresent(why -> refuse(element, "「%s」的属性「%s」的值「%s」：%s".formatted(
                        element.name.getLocalPart(), XmlElement.written(name), cut(value), why)));
            }
        });
        refusal(element, element.text.toString().strip()).ifPresent(why -> refuse(element, "「%s」的内容「%s」：%s".formatted(
                element.name.getLocalPart(), cut(element.text.toString().strip()), why)));
        rules(element);
        element.children.forEach(this::element);
    }

    final void refuse(XmlElement element, String message) {
        if (findings.size() == MOST_FINDINGS) return;
        XmlElement owner = element.identified();
        String id = owner.attribute("id").orElse("");
        String name = owner.attribute("name").orElse("");
        String label = name.isEmpty() ? id : name + "（" + id + "）";
        findings.add(new Finding(id, name, label.isEmpty() ? message : label + "：" + message));
    }

    private static String cut(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
