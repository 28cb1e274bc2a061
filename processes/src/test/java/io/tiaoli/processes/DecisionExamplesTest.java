package io.tiaoli.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import io.tiaoli.processes.decisions.DecisionExamples;

/** Every decision table agrees with its owner's examples: a CSV beside it, inputs first, then columns headed {@code => output}. */
class DecisionExamplesTest {

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
            String decision = table.getFileName().toString().replaceFirst("\\.dmn$", "");
            var examples = DecisionExamples.run(decision, Files.readAllBytes(table), Files.readString(table.resolveSibling(decision + ".csv")));
            assertThat(examples.rows()).as("examples of %s", table).isNotEmpty();
            return examples.rows().stream().map(row -> dynamicTest("given " + String.join(",", row.given()), () -> {
                assertThat(row.problem()).isEmpty();
                assertThat(row.decided()).isEqualTo(row.wanted());
            }));
        } catch (IOException e) {
            throw new IllegalStateException("The decision " + table + " needs a file of examples", e);
        }
    }
}
