package io.tiaoli.web.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs after packaging, because it looks at the jar. */
class JarWhenPackaged {

    @TempDir Path folder;

    @Test
    @DisabledIfSystemProperty(named = "built", matches = "offline=true", disabledReason = "the list of dependencies is made online only")
    @DisplayName("the jar carries the list of everything that went into it, and of nothing that only its tests need")
    void listsWhatIsInIt() throws IOException {
        try (var jar = new ZipFile("target/tiaoli.jar")) {
            String list = new String(jar.getInputStream(jar.getEntry("META-INF/sbom/application.cdx.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(list).contains("\"CycloneDX\"", "pkg:maven/org.camunda.bpm/camunda-engine@7.24.0", "pkg:maven/io.tiaoli/workers@").doesNotContain("/junit-jupiter", "/playwright@");
        }
    }

    @Test
    @DisplayName("the jar falls into the layers that the Dockerfile copies, with the launcher that it starts")
    void hasTheLayersOfTheImage() throws IOException, InterruptedException {
        Path layers = folder.resolve("layers");
        var tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djarmode=tools", "-jar", Path.of("target/tiaoli.jar").toAbsolutePath().toString(),
                "extract", "--layers", "--launcher", "--destination", layers.toString()).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(said).isZero();
        try (var made = Files.list(layers)) {
            assertThat(made.map(layer -> layer.getFileName().toString())).containsExactlyInAnyOrderElementsOf(DockerFiles.layers());
        }
        String launcher = DockerFiles.instructions("ENTRYPOINT").get(0).replaceFirst(".*\"([\\w.]+)\"]", "$1");
        assertThat(layers.resolve("spring-boot-loader").resolve(launcher.replace('.', '/') + ".class")).isRegularFile();
        assertThat(layers.resolve("application/BOOT-INF/classes/io/tiaoli/web/Application.class")).isRegularFile();
    }
}
