package io.tiaoli.web.running;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.Application;

/** The application in a process of its own, as it is started on a fresh machine: in an empty folder, by environment variables alone. */
public final class Node implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 240;
    private static final int CAUSE = 8;

    final int port = SmppPeer.freePort();
    private final Process process;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();

    private Node(Path folder, Map<String, String> environment) throws IOException {
        output = Files.createTempFile(folder, "output", ".txt");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8",
                "-cp", classPath(), Application.class.getName()).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        settings(builder, port, environment);
        process = builder.start();
    }

    /** Sets these environment variables, and none that are set for the tests. */
    public static void settings(ProcessBuilder builder, int port, Map<String, String> environment) {
        builder.environment().keySet().removeIf(name -> name.startsWith("TIAOLI_") || name.startsWith("DB_") || name.startsWith("SPRING_") || name.equals("TZ"));
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().putAll(environment);
    }

    /** What the application has without its tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar")).collect(joining(File.pathSeparator));
    }

    /** A node that has begun to start. */
    static Node begins(Path folder, Map<String, String> environment) throws IOException {
        return new Node(folder, environment);
    }

    /** A node that says it is ready. */
    public static Node started(Path folder, Map<String, String> environment) throws Exception {
        var node = begins(folder, environment);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (node.health() != 200) {
            if (!node.process.isAlive() || System.nanoTime() > end) {
                node.close();
                throw new AssertionError("The node did not start:\n" + node.says());
            }
            node.process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        return node;
    }

    /** Waits until a node has given up. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("The node still runs:\n" + says());
        return process.exitValue();
    }

    public String says() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole lines that it has said after so many bytes. */
    public String saysFrom(long bytes) {
        try (var file = Files.newByteChannel(output)) {
            var said = ByteBuffer.allocate((int) Math.max(0, file.size() - bytes));
            file.position(bytes);
            while (said.hasRemaining() && file.read(said) >= 0) continue;
            int end = said.position();
            while (end > 0 && said.get(end - 1) != '\n') end--;
            return new String(said.array(), 0, end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its log says about each failure of ours, the first lines of each. */
    public String causes() {
        var lines = says().lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(" ERROR ") && !lines.get(i).contains("ENGINE-16004")).mapToObj(i -> String.join("\n  ", lines.subList(i, Math.min(i + CAUSE, lines.size()))))
                .map(text -> text.replaceFirst("^.*?ERROR", "ERROR").replaceAll("Failure \\w+", "Failure")).distinct().limit(40).collect(joining("\n"));
    }

    private int health() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri("/actuator/health")).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The answer of Camunda's REST API. */
    public JsonNode get(String user, String password, String path) throws Exception {
        return answer(request(user, password, path).build());
    }

    public JsonNode post(String user, String password, String path, String contentType, String body) throws Exception {
        return answer(request(user, password, path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** How Camunda's REST API receives somebody. */
    int status(String user, String password, String path) throws Exception {
        return http.send(request(user, password, path).build(), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String user, String password, String path) {
        return HttpRequest.newBuilder(uri("/engine-rest" + path)).header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode answer(HttpRequest request) throws Exception {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new AssertionError("%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        return new ObjectMapper().readTree(answer.body());
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Stops it as an operator does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }
}
