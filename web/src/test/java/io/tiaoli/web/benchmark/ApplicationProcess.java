package io.tiaoli.web.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.running.Node;

/** An application in a JVM of its own, from the start of its process until it answers, and what it keeps in memory then. */
final class ApplicationProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 240;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    /** What a start took, and what is left of it after two full collections. */
    record Start(double seconds, double cpuSeconds, double heapMegabytes, double residentMegabytes) {}

    private final Process process;
    private final Path output;
    private final URI ready;
    private final long began;

    private ApplicationProcess(Process process, Path output, URI ready) {
        this.process = process;
        this.output = output;
        this.ready = ready;
        this.began = System.nanoTime();
    }

    /** @param ready path that answers 200 once everything is there */
    static Start start(Path folder, List<String> classPath, String main, Map<String, String> environment, String ready) throws Exception {
        int port = SmppPeer.freePort();
        var output = Files.createTempFile(folder, "output", ".txt");
        var command = new ProcessBuilder(JAVA.resolve("java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", "-cp", String.join(File.pathSeparator, classPath), main)
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        Node.settings(command, port, environment);
        command.environment().put("SERVER_PORT", String.valueOf(port));
        try (var started = new ApplicationProcess(command.start(), output, URI.create("http://localhost:%d%s".formatted(port, ready)))) {
            return started.measured();
        }
    }

    private Start measured() throws Exception {
        var http = HttpClient.newHttpClient();
        while (!answers(http)) {
            if (!process.isAlive() || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) throw new IllegalStateException("It did not start:\n" + Files.readString(output));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
        jcmd("GC.run");
        jcmd("GC.run");
        return new Start(seconds, cpu, used(jcmd("GC.heap_info")), resident());
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String jcmd(String what) throws IOException {
        var answer = new ProcessBuilder(JAVA.resolve("jcmd").toString(), String.valueOf(process.pid()), what).redirectErrorStream(true).start();
        return new String(answer.getInputStream().readAllBytes());
    }

    /** The young and the old generation. */
    private static double used(String heap) {
        return Pattern.compile("generation\\s+total \\d+K, used (\\d+)K").matcher(heap).results().mapToLong(part -> Long.parseLong(part.group(1))).sum() / 1024.0;
    }

    private double resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024.0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
