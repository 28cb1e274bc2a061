package io.tiaoli.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Chromium to test with: the one that {@code CHROMIUM} names, else the one of the build's own npm packages. */
final class ChromiumBinary {

    private static final String UNPACK = "import('@sparticuz/chromium')"
            + ".then(({ default: chromium }) => chromium.executablePath())"
            + ".then(path => process.stdout.write(path))";

    private ChromiumBinary() {
    }

    static Path path() {
        String named = System.getenv("CHROMIUM");
        Path path = Path.of(named == null || named.isBlank() ? unpacked() : named);
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException("No browser for the tests: " + path + " cannot be executed. "
                    + "Set CHROMIUM to a Chromium, or run npm ci in src/main/frontend.");
        }
        return path;
    }

    /** One test JVM after the other: Node takes a half unpacked Chromium of another for a whole one. */
    private static String unpacked() {
        try (var turn = FileChannel.open(Path.of("target", "chromium.lock"), CREATE, WRITE); var lock = turn.lock()) {
            Process node = new ProcessBuilder("node", "--input-type=module", "-e", UNPACK)
                    .directory(FrontEnd.FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String path = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (node.waitFor() != 0) {
                throw new IllegalStateException("Node could not unpack Chromium: run npm ci in src/main/frontend.");
            }
            return path;
        } catch (IOException e) {
            throw new IllegalStateException("Node 20 or newer is needed to unpack Chromium for the tests.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
