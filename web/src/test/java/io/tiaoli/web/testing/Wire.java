package io.tiaoli.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.springframework.stereotype.Component;

/** Calls the application under test over HTTP, as programs do. */
@Component
public class Wire {

    private final Desk desk;

    Wire(Desk desk) {
        this.desk = desk;
    }

    /** Asks without anybody signed on; headers are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpClient.newHttpClient(), request(path, headers).GET().build());
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send(HttpClient.newHttpClient(), request(path, headers).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    public HttpResponse<String> put(String path, String type, String body, String... headers) {
        return send(HttpClient.newHttpClient(), request(path, headers).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /** The value of a header of basic authentication. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody who has signed on and keeps the session. */
    public Session signedOn(String user) {
        var cookies = new CookieManager();
        var client = HttpClient.newBuilder().cookieHandler(cookies).build();
        String token = SignInForm.token(send(client, request("/login").GET().build()).body()).orElseThrow(() -> new IllegalStateException("The sign-in page has no token"));
        var answer = send(client, SignInForm.filled(URI.create(desk.url() + "/login"), user, token).build());
        if (answer.headers().firstValue("Location").filter(to -> !to.contains("/login")).isEmpty()) throw new IllegalStateException(user + " cannot sign on");
        send(client, request("/camunda/api/engine/engine/default/task/count").GET().build());
        String guard = cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue).findFirst()
                .orElseThrow(() -> new IllegalStateException("The engine gives no token"));
        return new Session(client, guard);
    }

    /** Calls of one person. */
    public final class Session {

        private final HttpClient client;
        /** With it the engine's interface knows that its own pages ask. */
        private final String guard;

        private Session(HttpClient client, String guard) {
            this.client = client;
            this.guard = guard;
        }

        public HttpResponse<String> get(String path, String... headers) {
            return send(client, request(path, headers).GET().build());
        }

        public HttpResponse<String> post(String path, String type, String body) {
            return send(client, request(path, "X-XSRF-TOKEN", guard).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build());
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(desk.url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
