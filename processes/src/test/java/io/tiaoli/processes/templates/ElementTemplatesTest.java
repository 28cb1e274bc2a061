package io.tiaoli.processes.templates;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.processes.engine.Workers;
import io.tiaoli.processes.testing.FlowTest;

/** The templates are written from the workers: run with {@code -Dtemplates=write} after a worker has come or changed. */
@FlowTest
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of(".camunda", "element-templates");

    @Autowired ElementTemplates templates;
    @Autowired Workers workers;

    @Test
    @DisplayName("processes/.camunda/element-templates holds one template for each worker, as the worker declares itself")
    void areUpToDate() throws IOException {
        if ("write".equals(System.getProperty("templates"))) write();
        assertThat(committed()).isEqualTo(templates.files());
    }

    @Test
    @DisplayName("a template names the worker, offers its choices in Chinese, keeps its outputs and says what it may refuse")
    void sayWhatTheWorkerDeclares() throws IOException {
        var sms = new ObjectMapper().readTree(templates.files().get("sendSms.json"));
        assertThat(sms.at("/name").asText()).isEqualTo(workers.find("sendSms").orElseThrow().label());
        assertThat(sms.at("/properties/0/type").asText()).isEqualTo("Hidden");
        assertThat(sms.at("/properties/0/value").asText()).isEqualTo("${sendSms}");
        assertThat(sms.at("/properties/0/binding/name").asText()).isEqualTo("camunda:delegateExpression");
        assertThat(sms.at("/description").asText()).contains("phone-invalid");

        var window = new ObjectMapper().readTree(templates.files().get("nextContactTime.json"));
        var channel = Stream.iterate(0, i -> i < window.at("/properties").size(), i -> i + 1).map(i -> window.at("/properties/" + i))
                .filter(p -> p.at("/binding/name").asText().equals("channel")).findFirst().orElseThrow();
        assertThat(channel.at("/type").asText()).isEqualTo("Dropdown");
        assertThat(channel.findValuesAsText("name")).contains("取流程变量 channel", "短信", "电话");
        assertThat(window.toString()).contains("\"source\":\"${nextAllowedAt}\"");
    }

    private void write() throws IOException {
        Files.createDirectories(FOLDER);
        for (var file : committed().keySet()) Files.delete(FOLDER.resolve(file));
        for (var file : templates.files().entrySet()) Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }

    private static SortedMap<String, String> committed() throws IOException {
        if (!Files.isDirectory(FOLDER)) return new TreeMap<>();
        try (var files = Files.list(FOLDER)) {
            return files.collect(toMap(f -> f.getFileName().toString(), ElementTemplatesTest::read, (a, b) -> a, TreeMap::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
