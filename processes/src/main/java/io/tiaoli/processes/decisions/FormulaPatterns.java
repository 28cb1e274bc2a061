package io.tiaoli.processes.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;

import io.tiaoli.processes.patterns.OwnersPattern;

/** Looks at the regular expressions that stand in a formula, before anything is matched with them. */
public final class FormulaPatterns {

    private static final FeelEngine FEEL = new ReadOnceFeel().engine();

    /**
     * What is wrong with the first that is wrong, in Chinese; one that is only worked out when a case comes is tried then.
     *
     * @param formula FEEL whose cost has been looked at: reading it takes time, too
     */
    public static Optional<String> problem(String formula) {
        if (!TextFunctions.mayBeIn(formula)) return Optional.empty();
        List<FunctionInvocation> calls = new ArrayList<>();
        var parsed = FEEL.parseExpression(formula);
        if (!parsed.isRight()) parsed = FEEL.parseUnaryTests(formula);
        CollectionConverters.asJava(parsed.toSeq()).stream().map(ParsedExpression::expression).forEach(expression -> walk(expression, calls));
        return calls.stream().filter(call -> TextFunctions.mayBeIn(call.function())).flatMap(call -> pattern(call).stream()).flatMap(pattern -> OwnersPattern.problem(pattern).stream()).findFirst();
    }

    private static void walk(Object part, List<FunctionInvocation> calls) {
        if (part instanceof FunctionInvocation call) calls.add(call);
        if (part instanceof Iterable<?> several) walk(several.iterator(), calls);
        else if (part instanceof Product product) walk(product.productIterator(), calls);
    }

    private static void walk(Iterator<?> parts, List<FunctionInvocation> calls) {
        while (parts.hasNext()) walk(parts.next(), calls);
    }

    /** Written as a text where the function takes its regular expression. */
    private static Optional<String> pattern(FunctionInvocation call) {
        Exp given = null;
        if (call.params() instanceof PositionalFunctionParameters positions && positions.params().length() > 1) given = positions.params().apply(1);
        if (call.params() instanceof NamedFunctionParameters names) given = CollectionConverters.asJava(names.params()).getOrDefault("pattern", CollectionConverters.asJava(names.params()).get("delimiter"));
        return given instanceof ConstString text ? Optional.of(text.value()) : Optional.empty();
    }

    private FormulaPatterns() {}
}
