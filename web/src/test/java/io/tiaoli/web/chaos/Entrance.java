package io.tiaoli.web.chaos;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.SignInForm;

/** An address at which people and programs come in: that of a node, or of the balancer before them. */
final class Entrance {

    private static final String USER = "administrator-1";
    private static final Pattern SIGN_TOKEN = Pattern.compile("data-csrf-header=\"([^\"]+)\" data-csrf=\"([^\"]+)\"");
    /** An older release may say less. */
    private static final String EVER_SINCE = "/actuator/health";
    private static final int NOT_FOUND = 404;
    /** What a balancer says of a node that is gone. */
    private static final Set<Integer> NOBODY_THERE = Set.of(502, 503, 504);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An answer, whatever it is. A status of 0: none came, and nobody knows whether it was done. */
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

    private final int port;
    private final BooleanSupplier open;
    private final HttpClient http = client().build();
    private volatile HttpClient session;

    /** @param open whether to try at all */
    Entrance(int port, BooleanSupplier open) {
        this.port = port;
        this.open = open;
    }

    boolean isOpen() {
        return open.getAsBoolean();
    }

    boolean isReady() {
        return isOpen() && Stream.of("/actuator/health/readiness", EVER_SINCE).map(path -> send(http, request(path)).status()).filter(status -> status != NOT_FOUND).findFirst().orElse(0) == 200;
    }

    Answer get(String path) {
        return send(http, rest(path));
    }

    Answer post(String path, String json) {
        return send(http, rest(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A customer signs a paper on the page for it. */
    Answer sign(String documentId, String name, byte[] png) {
        HttpClient signedOn = session == null ? signedOn() : session;
        session = signedOn;
        var token = SIGN_TOKEN.matcher(send(signedOn, request("/documents/%s/sign".formatted(documentId))).body());
        if (!token.find()) {
            // the node may be another one since
            session = null;
            return new Answer(0, "no pad");
        }
        String drawn = "{\"name\": \"%s\", \"image\": \"data:image/png;base64,%s\"}".formatted(name, Base64.getEncoder().encodeToString(png));
        return send(signedOn, request("/api/documents/%s/signature".formatted(documentId)).header(token.group(1), token.group(2)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(drawn)));
    }

    private HttpClient signedOn() {
        var client = client().cookieHandler(new CookieManager()).build();
        SignInForm.token(send(client, request("/login")).body()).ifPresent(token -> send(client, SignInForm.filled(uri("/login"), USER, token).timeout(PATIENCE)));
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

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2));
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(NOBODY_THERE.contains(answer.statusCode()) ? 0 : answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, e.toString());
        }
    }
}
