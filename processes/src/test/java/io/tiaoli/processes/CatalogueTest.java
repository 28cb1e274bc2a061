package io.tiaoli.processes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The catalogue of flows is written from the diagrams: run with {@code -Dcatalogue=write} after a flow has come or changed its name. */
class CatalogueTest {

    private static final Path CATALOGUE = Path.of("README.md");

    @Test
    @DisplayName("processes/README.md lists every flow as its diagram names it")
    void isUpToDate() throws IOException {
        String text = Files.readString(CATALOGUE);
        int start = text.indexOf("| 流程 |");
        String written = text.substring(0, start) + table();
        if ("write".equals(System.getProperty("catalogue"))) Files.writeString(CATALOGUE, written);
        assertThat(text).isEqualTo(written);
    }

    static List<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.find(Path.of(""), 3, (p, a) -> p.toString().matches("[a-z-]+/[a-z-]+/[a-z-]+\\.bpmn"))) {
            return files.sorted().toList();
        }
    }

    private static String table() throws IOException {
        return diagrams().stream().map(CatalogueTest::row).collect(joining("\n", "| 流程 | 编号 | 文件夹 | 做什么 | 负责人组 |\n|---|---|---|---|---|\n", "\n"));
    }

    private static String row(Path diagram) {
        var process = Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(Process.class).iterator().next();
        String line = diagram.getName(0).toString();
        String purpose = process.getDocumentations().iterator().next().getTextContent().strip().split("[。\n]")[0];
        return "| %s | `%s` | [%s](%s) | %s | `process-owner-%s` |".formatted(process.getName(), process.getId(), diagram.getParent(), diagram.getParent(), purpose, line);
    }
}
