package io.tiaoli.processes.safety;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Reads the text of an expression with the engine's own parser and says what in it is not allowed. */
public final class ExpressionShape {

    /** What a refusal adds, so that an owner knows how to go on. */
    static final String ALLOWED = "只能用：变量、execution.processBusinessKey、比较/逻辑/四则运算、"
            + "变量.prop('字段').stringValue() 这类读取、now()、dateTime() 及其加减";

    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime");
    /** Names that the engine binds to its own objects, never to a variable. */
    private static final Set<String> ENGINE_OBJECTS = Set.of("task", "caseExecution", "externalTask", "authenticatedUserId");
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;

    private final Set<String> variables = new LinkedHashSet<>();
    private String refused;

    /** Why this text may not stand in a model, in Chinese; empty if it may, also if it holds no expression at all. */
    public static Optional<String> refusal(String text) {
        return Optional.ofNullable(read(text).refused);
    }

    /** The process variables that this text reads; empty for a text without expression or one that cannot be read. */
    public static Set<String> variables(String text) {
        return Set.copyOf(read(text).variables);
    }

    /** Whether the engine would evaluate anything in this text. */
    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private static ExpressionShape read(String text) {
        var shape = new ExpressionShape();
        if (!isIn(text)) return shape;
        if (text.length() > LONGEST) {
            shape.refuse("长度 " + text.length() + "（最多 " + LONGEST + " 个字）");
            return shape;
        }
        try {
            shape.walk(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getRoot(), 0);
        } catch (TreeBuilderException | StackOverflowError e) {
            shape.refuse("读不懂的写法");
        }
        return shape;
    }

    private void walk(Node node, int depth) {
        if (depth > DEEPEST) {
            refuse("嵌套过深的写法");
        } else if (node instanceof AstIdentifier name) {
            identifier(name.getName());
        } else if (node instanceof AstFunction function) {
            if (!FUNCTIONS.contains(function.getName())) refuse(function.getName() + "(…)");
            else if (function.getParamCount() > 0) refuse(function.getName() + "(…) 的参数");
        } else if (node instanceof AstMethod call) {
            call(call, depth);
        } else if (node instanceof AstDot property) {
            property(property, depth);
        } else if (isPlain(node)) {
            for (int i = 0; i < node.getCardinality(); i++) walk(node.getChild(i), depth + 1);
        } else {
            refuse(node.toString());
        }
    }

    private static boolean isPlain(Node node) {
        return node instanceof AstBinary || node instanceof AstUnary || node instanceof AstChoice || node instanceof AstNested
                || node instanceof AstLiteral || node instanceof AstText || node instanceof AstEval || node instanceof AstComposite
                || node instanceof AstParameters || node instanceof AstBracket bracket && bracket.getChild(1) instanceof AstLiteral;
    }

    private void identifier(String name) {
        if (ENGINE_OBJECTS.contains(name) || name.equals("execution")) refuse(name);
        else variables.add(name);
    }

    private void call(AstMethod call, int depth) {
        if (!(call.getChild(0) instanceof AstDot method)) {
            refuse("[…](…)");
            return;
        }
        if (!AllowedCalls.isKnown(name(method), call.getChild(1).getCardinality())) refuse("." + name(method) + "(…)");
        walk(method.getChild(0), depth + 1);
        walk(call.getChild(1), depth + 1);
    }

    private void property(AstDot property, int depth) {
        boolean ofExecution = property.getChild(0) instanceof AstIdentifier base && base.getName().equals("execution");
        if (ofExecution) {
            if (!name(property).equals(CaseView.BUSINESS_KEY)) refuse("execution." + name(property));
        } else {
            if (name(property).equals("class")) refuse(".class");
            walk(property.getChild(0), depth + 1);
        }
    }

    private static String name(AstDot property) {
        return property.toString().substring(2);
    }

    private void refuse(String what) {
        if (refused == null) refused = "不允许「" + what + "」；" + ALLOWED;
    }

    private ExpressionShape() {}
}
