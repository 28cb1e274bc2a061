package io.tiaoli.processes.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import camundajar.impl.scala.Function1;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.builtin.StringBuiltinFunctions;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;

import io.tiaoli.processes.patterns.OwnersPattern;

/** The functions of FEEL that take a regular expression, in a bounded time; they stand before the stock ones of the same names. */
final class TextFunctions implements FunctionProvider {

    private static final Pattern NAMED = Pattern.compile("matches|replace|split|extract");

    private static final Map<String, BiFunction<OwnersPattern, List<String>, Val>> FUNCTIONS = Map.of(
            "matches", (pattern, texts) -> new ValBoolean(pattern.isIn(texts.get(0))),
            "replace", (pattern, texts) -> new ValString(pattern.replaced(texts.get(0), texts.get(2))),
            "split", (pattern, texts) -> list(pattern.split(texts.get(0))),
            "extract", (pattern, texts) -> list(pattern.all(texts.get(0))));

    /** Whether a formula may call one of them. */
    static boolean mayBeIn(String formula) {
        return NAMED.matcher(formula).find();
    }

    @Override
    public camundajar.impl.scala.collection.immutable.List<ValFunction> getFunctions(String name) {
        List<ValFunction> all = new ArrayList<>();
        if (FUNCTIONS.containsKey(name)) {
            CollectionConverters.asJava(StringBuiltinFunctions.functions().apply(name)).forEach(stock -> all.add(bounded(name, stock)));
        }
        return CollectionConverters.asScala(all).toList();
    }

    /** Takes what the stock one takes; what are no texts goes to it. */
    private static ValFunction bounded(String name, ValFunction stock) {
        boolean flagged = stock.paramSet().contains("flags");
        Function1<camundajar.impl.scala.collection.immutable.List<Val>, Object> function = given -> {
            List<String> texts = new ArrayList<>();
            for (var value : CollectionConverters.asJava(given)) {
                if (!(value instanceof ValString text)) return stock.invoke().apply(given);
                texts.add(text.value());
            }
            return FUNCTIONS.get(name).apply(OwnersPattern.of(texts.get(1), flagged ? texts.get(texts.size() - 1) : ""), texts);
        };
        return new ValFunction(stock.params(), function, stock.hasVarArgs());
    }

    private static ValList list(List<String> texts) {
        return new ValList(CollectionConverters.asScala(texts.stream().<Val>map(ValString::new).toList()).toList());
    }

    @Override
    public Iterable<String> functionNames() {
        return CollectionConverters.asScala(FUNCTIONS.keySet());
    }
}
