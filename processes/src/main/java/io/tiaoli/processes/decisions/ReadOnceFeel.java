package io.tiaoli.processes.decisions;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

import io.tiaoli.processes.patterns.PatternRefused;

/** The stock FEEL, which reads each text once: forms and decisions ask the same few hundred again and again, and stock reads them anew each time. Regular expressions end in a bounded time. */
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

        private final FeelInterpreter interpreter = new FeelInterpreter(valueMapper());
        private final FunctionProvider bounded = new FunctionProvider.CompositeFunctionProvider(CollectionConverters.asScala(List.of(new TextFunctions(), new BuiltinFunctions(clock(), valueMapper()), functionProvider())).toList());
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

        @Override
        public EvaluationResult evaluate(ParsedExpression formula, Context given) {
            if (!TextFunctions.mayBeIn(formula.text())) return super.evaluate(formula, given);
            var context = EvalContext.create(valueMapper(), bounded).merge(given);
            try {
                var value = interpreter.eval(formula.expression(), context);
                String wrong = value instanceof ValError error ? error.error() : value instanceof ValFatalError error ? error.error() : assertion(context);
                return wrong == null ? new SuccessfulEvaluationResult(valueMapper().unpackVal(value), context.failureCollector().failures()) : failed(formula, wrong, context);
            } catch (PatternRefused e) {
                // as it is: what the engines make of it says no more to an owner than that there was an error
                throw new PatternRefused("公式「%.100s」里的%s".formatted(formula.text(), e.getMessage()));
            } catch (RuntimeException e) {
                return failed(formula, e.getMessage(), context);
            }
        }

        /** Null when none failed. */
        private static String assertion(EvalContext context) {
            return CollectionConverters.asJava(context.failureCollector().failures()).stream().filter(failure -> failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$)
                    .map(EvaluationFailure::failureMessage).findFirst().orElse(null);
        }

        private static EvaluationResult failed(ParsedExpression formula, String why, EvalContext context) {
            return new FailedEvaluationResult(new Failure("failed to evaluate expression '%s': %s".formatted(formula.text(), why)), context.failureCollector().failures());
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
