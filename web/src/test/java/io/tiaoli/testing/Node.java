package io.tiaoli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs JavaScript modules with the packages of the front end, in a process of their own. */
public final class Node {

    private static final int PATIENCE_S = 60;

    /** Runs a module to its end with {@code input}; returns what it wrote, without blanks around. */
    public static String run(String module, String input) {
        return wait(start(module, Map.of()), input);
    }

    /** Starts a module that goes on until it ends by itself or is stopped. */
    public static Process start(String module, Map<String, String> environment) {
        var node = new ProcessBuilder("node", "--input-type=module", "-e", module).directory(FrontEnd.FOLDER.toFile()).redirectErrorStream(true);
        node.environment().putAll(environment);
        try {
            return node.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Node 20 or newer is needed for the tests.", e);
        }
    }

    /** Gives a module its input, waits for its end and returns what it wrote. */
    public static String wait(Process node, String input) {
        try {
            node.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            node.getOutputStream().close();
            String written = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!node.waitFor(PATIENCE_S, TimeUnit.SECONDS)) throw new IllegalStateException("The script does not end: " + written);
            if (node.exitValue() != 0) throw new IllegalStateException(written);
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            node.destroyForcibly();
        }
    }

    private Node() {}
}
