package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SoftVersionsTest {

    @Test
    @DisplayName("the latest versions are held, up to a number")
    void latest() {
        var versions = new SoftVersions().<String>createCache(2);
        for (var id : new String[] {"a", "b", "a", "c"}) versions.put(id, id.toUpperCase());
        assertThat(versions.get("c")).isEqualTo("C");
        assertThat(versions.keySet()).hasSize(2).contains("c");
        versions.remove("c");
        assertThat(versions.get("c")).isNull();
        assertThat(versions.size()).isOne();
        versions.clear();
        assertThat(versions.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("they are let go before a small memory is full")
    void letGo() throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp", System.getProperty("java.class.path"), Filling.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** The process: remembers four times what its memory can hold. */
    static final class Filling {

        private Filling() {}

        public static void main(String[] arguments) {
            var versions = new SoftVersions().<byte[]>createCache(1_000);
            for (int n = 0; n < 256; n++) versions.put("version-" + n, new byte[1_000_000]);
        }
    }
}
