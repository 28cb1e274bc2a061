package io.tiaoli.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every decision table agrees with its owner's examples: a CSV beside it, inputs first, then columns headed {@code => output}. */
class DecisionExamplesTest {

    private static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @TestFactory
    Stream<DynamicNode> agreeWithTheirTables() throws IOException {
        List<Path> tables;
        try (var files = Files.find(Path.of(""), 3, (p, a) -> p.toString().matches("[a-z-]+/[a-z-]+/[a-z0-9-]+\\.dmn"))) {
            tables = files.sorted().toList();
        }
        assertThat(tables).isNotEmpty();
        return tables.stream().map(table -> dynamicContainer(table.toString(), examples(table)));
    }

    private static Stream<DynamicNode> examples(Path table) {
        try {
            var lines = Files.readAllLines(Path.of(table.toString().replaceFirst("\\.dmn$", ".csv")));
            assertThat(lines).as("examples of %s", table).hasSizeGreaterThan(1);
            var head = lines.get(0).split(",", -1);
            return IntStream.range(1, lines.size()).mapToObj(i -> dynamicTest(lines.get(i), () -> check(table, head, lines.get(i).split(",", -1))));
        } catch (IOException e) {
            throw new IllegalStateException("The decision " + table + " needs a file of examples", e);
        }
    }

    private static void check(Path table, String[] head, String[] line) throws IOException {
        assertThat(line).as("columns").hasSameSizeAs(head);
        VariableMap inputs = Variables.createVariables();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < head.length; i++) {
            if (head[i].startsWith("=> ")) outputs.add(head[i].substring(3) + "=" + line[i]);
            else inputs.putValue(head[i], value(line[i]));
        }
        DmnDecisionResult result;
        try (var content = Files.newInputStream(table)) {
            result = DMN.evaluateDecision(DMN.parseDecision(table.getFileName().toString().replaceFirst("\\.dmn$", ""), content), inputs);
        }
        assertThat(result).as("rows of %s that fit %s", table, inputs).isNotEmpty();
        List<String> decided = new ArrayList<>();
        for (int i = 0; i < head.length; i++) {
            if (!head[i].startsWith("=> ")) continue;
            String name = head[i].substring(3);
            Object value = result.size() == 1 ? result.getSingleResult().get(name)
                    : String.join("|", result.collectEntries(name).stream().map(String::valueOf).toList());
            decided.add(name + "=" + (value == null ? "" : value));
        }
        assertThat(decided).isEqualTo(outputs);
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
