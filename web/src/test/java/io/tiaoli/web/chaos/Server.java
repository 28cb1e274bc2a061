package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.running.Node;

/** One node: the packaged jar in a process of its own, which can be killed and comes up again at the same address. */
final class Server {

    /** What this build has packaged. */
    static final Path JAR = Path.of("target/tiaoli.jar").toAbsolutePath();
    private static final int TAIL = 30;

    final String name;
    final int port = SmppPeer.freePort();
    final Entrance entrance = new Entrance(port, this::isAlive);
    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private volatile Process process;

    /** @param agents each as {@code jar=argument} */
    Server(String name, Path folder, Path jar, List<String> agents, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.environment = environment;
        this.command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8"));
        agents.forEach(agent -> command.add("-javaagent:" + agent));
        command.addAll(List.of("-jar", jar.toString()));
    }

    void start() {
        launch(command);
    }

    /** Runs the application with an argument until it ends by itself. */
    int runToItsEnd(String argument) {
        var whole = new ArrayList<>(command);
        whole.add(argument);
        launch(whole);
        return process.onExit().join().exitValue();
    }

    private void launch(List<String> line) {
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        Node.settings(builder, port, environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return folder.resolve(name + ".log");
    }

    /** The end of what it said. */
    String tail() {
        try {
            var lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As a power cut or the kernel's out-of-memory killer does it: no hook runs. */
    void kill() {
        if (process == null) return;
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
