package io.tiaoli.processes.safety;

import static io.tiaoli.processes.safety.ModelVocabulary.BPMN;
import static io.tiaoli.processes.safety.ModelVocabulary.CAMUNDA;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.namespace.QName;

/** The rules of a diagram beyond its vocabulary: who does a step, and what values and expressions may say. */
final class BpmnCheck extends ModelCheck {

    private static final Pattern DELEGATE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final String BINDING = "latest|deployment";
    private static final Map<String, String> VALUES = Map.of(
            "type", "external",
            "formRefBinding", BINDING, "decisionRefBinding", BINDING, "calledElementBinding", BINDING,
            "mapDecisionResult", "singleEntry|singleResult|collectEntries|resultList",
            "variables", "all",
            "priority", "\\d{1,6}", "jobPriority", "\\d{1,6}", "taskPriority", "\\d{1,6}");
    /** These name something that is looked up, so an expression in them would choose at run time what nobody checked. */
    private static final Set<String> CONSTANTS = Set.of("topic", "decisionRef", "calledElement", "resultVariable", "errorCode",
            "escalationCode", "candidateStarterGroups", "historyTimeToLive", "elementVariable", "initiator", "source", "target");
    private static final Set<String> WORKED_BY_DELEGATE = Set.of("serviceTask", "sendTask");

    private final Set<String> delegates;

    BpmnCheck(Set<String> delegates) {
        super(ModelVocabulary.bpmn());
        this.delegates = delegates;
    }

    @Override
    void rules(XmlElement element) {
        if (!element.name.getNamespaceURI().equals(BPMN)) {
            if (element.name.getLocalPart().matches("in|out")) mapping(element);
            return;
        }
        switch (element.name.getLocalPart()) {
            case "serviceTask", "sendTask", "messageEventDefinition" -> worker(element);
            case "businessRuleTask" -> {
                if (camunda(element, "decisionRef").isEmpty()) refuse(element, "业务规则任务要写决策（camunda:decisionRef）");
            }
            case "conditionExpression" -> {
                if (!element.text.toString().strip().matches("(?s)\\$\\{[^}]*}")) refuse(element, "条件只能是一个表达式，如 ${approved}");
            }
            default -> { }
        }
    }

    private void worker(XmlElement element) {
        boolean delegate = camunda(element, "delegateExpression").isPresent();
        boolean type = camunda(element, "type").isPresent();
        boolean topic = camunda(element, "topic").isPresent();
        boolean mustWork = WORKED_BY_DELEGATE.contains(element.name.getLocalPart());
        if (type != topic) refuse(element, "外部任务要同时写 camunda:type=\"external\" 和 camunda:topic");
        else if (delegate && type) refuse(element, "只能在工作者（camunda:delegateExpression）和外部任务（camunda:topic）中选一个");
        else if (mustWork && !delegate && !type) refuse(element, "没有说由谁来做：写工作者（camunda:delegateExpression）或外部任务（camunda:topic）");
    }

    private void mapping(XmlElement element) {
        XmlElement step = element.parent == null ? null : element.parent.parent;
        if (step == null || !step.name.equals(new QName(BPMN, "callActivity"))) refuse(element, "只有调用活动可以有 camunda:" + element.name.getLocalPart());
    }

    @Override
    Optional<String> refusal(XmlElement element, QName attribute, String value) {
        String name = attribute.getLocalPart();
        if (name.equals("delegateExpression")) return delegate(value);
        if (attribute.getNamespaceURI().equals(ModelVocabulary.XSI) && name.equals("type")) {
            return value.matches("(\\w+:)?tFormalExpression") ? Optional.empty() : Optional.of("只能是 tFormalExpression");
        }
        boolean camunda = attribute.getNamespaceURI().equals(CAMUNDA) || element.name.getNamespaceURI().equals(CAMUNDA);
        if (camunda && VALUES.containsKey(name) && !value.matches(VALUES.get(name))) {
            return Optional.of("只能是 " + VALUES.get(name).replace("|", "、").replace("\\d{1,6}", "整数"));
        }
        if (CONSTANTS.contains(name) && ExpressionShape.isIn(value)) return Optional.of("只能写固定的值，不允许表达式");
        return expression(value);
    }

    @Override
    Optional<String> refusal(XmlElement element, String text) {
        return expression(text);
    }

    private Optional<String> delegate(String value) {
        Matcher named = DELEGATE.matcher(value);
        if (named.matches() && delegates.contains(named.group(1))) return Optional.empty();
        return Optional.of("没有这个工作者；可以用：" + String.join("、", new TreeSet<>(delegates)));
    }

    private Optional<String> expression(String text) {
        return ExpressionShape.refusal(text).or(() -> ExpressionShape.variables(text).stream().filter(delegates::contains).findFirst()
                .map(bean -> "不允许在表达式里用工作者「" + bean + "」，它只能写在 camunda:delegateExpression"));
    }

    private static Optional<String> camunda(XmlElement element, String attribute) {
        return element.attribute(CAMUNDA, attribute);
    }
}
