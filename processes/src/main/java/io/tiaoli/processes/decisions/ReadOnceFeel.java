package io.tiaoli.processes.decisions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/** The stock FEEL, which reads each text once: forms and decisions ask the same few hundred again and again, and stock reads them anew each time. */
public final class ReadOnceFeel extends ScalaFeelEngine {

    public ReadOnceFeel() {
        super(List.of());
    }

    FeelEngine engine() {
        return feelEngine;
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
        return new Remembering(functions, values);
    }

    private static final class Remembering extends FeelEngine {

        /** More than all flows have; texts of drafts come and go. */
        private static final int MOST = 10_000;
        private static final int LONGEST = 2_000;

        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

        Remembering(CustomFunctionTransformer functions, CompositeValueMapper values) {
            super(functions, values, new Configuration(false), FeelEngine.defaultClock());
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return read(text, expressions, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return read(text, tests, super::parseUnaryTests);
        }

        private static Either<Failure, ParsedExpression> read(String text, Map<String, Either<Failure, ParsedExpression>> known, Function<String, Either<Failure, ParsedExpression>> parse) {
            var before = known.get(text);
            if (before != null) return before;
            var parsed = parse.apply(text);
            if (known.size() >= MOST) known.clear();
            if (parsed.isRight() && text.length() <= LONGEST) known.put(text, parsed);
            return parsed;
        }
    }
}
