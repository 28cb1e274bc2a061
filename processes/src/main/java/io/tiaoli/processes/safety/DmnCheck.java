package io.tiaoli.processes.safety;

import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;

/** The rules of a decision beyond its vocabulary: FEEL only, and no functions of one's own. */
final class DmnCheck extends ModelCheck {

    private static final Set<String> FEEL = Set.of("feel", "FEEL", "https://www.omg.org/spec/DMN/20191111/FEEL/");
    private static final Set<String> LOGIC = Set.of("decisionTable", "literalExpression");

    DmnCheck() {
        super(ModelVocabulary.dmn());
    }

    @Override
    void rules(XmlElement element) {
        if (!element.name.getLocalPart().equals("decision")) return;
        if (element.children.stream().noneMatch(child -> LOGIC.contains(child.name.getLocalPart()))) {
            refuse(element, "决策要有决策表或 FEEL 表达式");
        }
    }

    @Override
    Optional<String> refusal(XmlElement element, QName attribute, String value) {
        if (attribute.getLocalPart().equals("expressionLanguage") && !FEEL.contains(value)) return Optional.of("决策里只能用 FEEL");
        return plain(value);
    }

    @Override
    Optional<String> refusal(XmlElement element, String text) {
        return element.name.getLocalPart().equals("text") ? FormulaCheck.refusal(text).or(() -> plain(text)) : plain(text);
    }

    private static Optional<String> plain(String value) {
        return ExpressionShape.isIn(value) ? Optional.of("不允许 ${…}；决策里只能用 FEEL") : Optional.empty();
    }
}
