package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.testing.SmppPeer;
import io.tiaoli.web.running.Node;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.SignInForm;

/** One node: the packaged jar in a process of its own, which can be killed and comes up again at the same address. */
final class Server {

    /** What this build has packaged. */
    static final Path JAR = Path.of("target/tiaoli.jar").toAbsolutePath();
    static final String USER = "administrator-1";
    private static final Pattern SIGN_TOKEN = Pattern.compile("data-csrf-header=\"([^\"]+)\" data-csrf=\"([^\"]+)\"");
    /** An older release may say less. */
    private static final String EVER_SINCE = "/actuator/health";
    private static final int NOT_FOUND = 404;
    private static final int TAIL = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An answer, whatever it is. */
    record Answer(int status, String body) {

        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }

    final String name;
    private final int port = SmppPeer.freePort();
    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile HttpClient session;
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
        session = null;
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

    boolean isReady() {
        return isAlive() && Stream.of("/actuator/health/readiness", EVER_SINCE).map(path -> send(http, request(path).build()).status()).filter(status -> status != NOT_FOUND).findFirst().orElse(0) == 200;
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

    Answer get(String path) {
        return send(http, rest(path).build());
    }

    Answer post(String path, String json) {
        return send(http, rest(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** A customer signs a paper on the page for it. */
    Answer sign(String documentId, String name, byte[] png) {
        if (session == null) session = signedOn();
        var token = SIGN_TOKEN.matcher(send(session, request("/documents/%s/sign".formatted(documentId)).build()).body());
        if (!token.find()) return new Answer(0, "no pad");
        String drawn = "{\"name\": \"%s\", \"image\": \"data:image/png;base64,%s\"}".formatted(name, Base64.getEncoder().encodeToString(png));
        return send(session, request("/api/documents/%s/signature".formatted(documentId)).header(token.group(1), token.group(2)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(drawn)).build());
    }

    private HttpClient signedOn() {
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).cookieHandler(new CookieManager()).build();
        SignInForm.token(send(client, request("/login").build()).body()).ifPresent(token -> send(client, SignInForm.filled(uri("/login"), USER, token).timeout(PATIENCE).build()));
        return client;
    }

    private HttpRequest.Builder rest(String path) {
        return request("/engine-rest" + path).header("Authorization", "Basic " + Base64.getEncoder().encodeToString((USER + ":" + Desk.PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A node that does not answer has the status 0: nobody knows whether it did what was asked. */
    private static Answer send(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, e.toString());
        }
    }
}
