package io.tiaoli.processes.decisions;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.xml.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.tiaoli.processes.patterns.PatternRefused;

/**
 * The owner's examples of a decision, which are its test: a line with the names of the inputs and, after {@code => }, of the outputs,
 * then one line for each example, with commas between.
 *
 * @param inputs names, as the first line writes them
 * @param outputs names without the arrow
 * @param rows in their order
 */
public record DecisionExamples(List<String> inputs, List<String> outputs, List<Row> rows) {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionExamples.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String ARROW = "=> ";
    private static final DmnEngine DMN = engine();

    /**
     * One example.
     *
     * @param given its inputs as they are written
     * @param wanted what its owner expects
     * @param decided what the table says; several rows that fit stand with {@code |} between
     * @param problem why there is no answer, in Chinese; empty when there is one
     */
    public record Row(List<String> given, List<String> wanted, List<String> decided, String problem) {

        public boolean isRight() {
            return problem.isEmpty() && decided.equals(wanted);
        }
    }

    /**
     * Runs the examples. Whether the table may be run at all is for the caller to check before.
     *
     * @param decision id of the decision in the table's file
     * @throws IllegalArgumentException in Chinese, when the table cannot be read, the examples have no first line or take longer than five seconds
     */
    public static DecisionExamples run(String decision, byte[] table, String csv) {
        return run(decision, table, csv, LIMIT);
    }

    static DecisionExamples run(String decision, byte[] table, String csv, Duration limit) {
        var lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) throw new IllegalArgumentException("「%s.csv」是空的：第一行写输入的名称，再写「=> 输出的名称」，用逗号分开".formatted(decision));
        var head = List.of(lines.get(0).split(",", -1));
        var parsed = parse(decision, table);
        var rows = TimeLimit.within(limit, () -> lines.stream().skip(1).map(line -> row(parsed, head, List.of(line.split(",", -1)))).toList());
        return new DecisionExamples(pick(head, head, false, name -> name), pick(head, head, true, name -> name.substring(ARROW.length())), rows);
    }

    private static DmnEngine engine() {
        var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(ReadOnceFeel::new);
        return configuration.buildEngine();
    }

    private static DmnDecision parse(String decision, byte[] table) {
        try {
            return DMN.parseDecision(decision, new ByteArrayInputStream(table));
        } catch (DmnEngineException | ModelException e) {
            throw new IllegalArgumentException("决策表「%s」读不出来：%s".formatted(decision, ExceptionUtils.getRootCause(e).getMessage()), e);
        }
    }

    private static Row row(DmnDecision decision, List<String> head, List<String> line) {
        if (line.size() != head.size()) return new Row(line, List.of(), List.of(), "这一行有 %d 列，第一行有 %d 列".formatted(line.size(), head.size()));
        var given = pick(head, line, false, text -> text);
        var wanted = pick(head, line, true, text -> text);
        try {
            VariableMap inputs = Variables.createVariables();
            for (int i = 0; i < head.size(); i++) {
                if (!head.get(i).startsWith(ARROW)) inputs.putValue(head.get(i), value(line.get(i)));
            }
            var result = DMN.evaluateDecision(decision, inputs);
            if (result.isEmpty()) return new Row(given, wanted, List.of(), "没有一行规则适合");
            return new Row(given, wanted, pick(head, head, true, name -> text(result, name.substring(ARROW.length()))), "");
        } catch (DmnEngineException e) {
            return new Row(given, wanted, List.of(), String.valueOf(ExceptionUtils.getRootCause(e).getMessage()));
        } catch (PatternRefused e) {
            return new Row(given, wanted, List.of(), e.getMessage());
        } catch (NumberFormatException | DateTimeException e) {
            return new Row(given, wanted, List.of(), "有一个值不是正确的数或时间");
        } catch (StackOverflowError e) {
            return new Row(given, wanted, List.of(), "决策表里的公式嵌套太深，算不出来");
        } catch (RuntimeException e) {
            LOG.debug("An example of {} cannot be worked out", decision.getKey(), e);
            return new Row(given, wanted, List.of(), "决策表里的公式算不出来，请检查它的写法");
        }
    }

    private static String text(DmnDecisionResult result, String output) {
        Object value = result.size() == 1 ? result.getSingleResult().get(output) : String.join("|", result.collectEntries(output).stream().map(String::valueOf).toList());
        return value == null ? "" : value.toString();
    }

    private static List<String> pick(List<String> head, List<String> line, boolean outputs, Function<String, String> written) {
        List<String> picked = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            if (head.get(i).startsWith(ARROW) == outputs) picked.add(written.apply(line.get(i)));
        }
        return picked;
    }

    private static Object value(String text) {
        if (text.isEmpty()) return null;
        if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
        if (text.matches("-?\\d+")) return Long.valueOf(text);
        if (text.matches("-?\\d+\\.\\d+")) return Double.valueOf(text);
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d")) return Date.from(LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant());
        return text;
    }
}
