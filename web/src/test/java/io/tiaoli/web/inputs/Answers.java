package io.tiaoli.web.inputs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import io.tiaoli.web.running.Node;
import io.tiaoli.web.testing.SignInForm;

/** Sends inputs to a node and keeps every answer that no input may get: a failure, a silence, or how we are built. */
final class Answers {

    /** More only where the machine does much else. */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 20));
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern INSIDES = Pattern.compile("\\bat [a-z]\\w*(\\.[\\w$]+)+\\([\\w ]+\\.java|\\b(org\\.(springframework|camunda|postgresql|apache|hibernate)|com\\.fasterxml|io\\.tiaoli)\\.\\w|PSQLException|JdbcSQL|### |\\bACT_(RU|RE|HI|ID|GE)_");

    private final Node node;
    private final Map<String, String> wrong = Collections.synchronizedMap(new TreeMap<>());
    private final Map<Integer, Integer> counts = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Duration> slowest = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, Duration> spent = Collections.synchronizedMap(new TreeMap<>());
    /** The crowd of people that an input may be inherits it. */
    private final ThreadLocal<String> input = new InheritableThreadLocal<>();
    private final AtomicInteger sent = new AtomicInteger();

    Answers(Node node) {
        this.node = node;
    }

    /** Somebody's browser; the token is that of our own forms. */
    record Visitor(HttpClient client, String token) {

        /** The token with which Camunda guards its own pages' calls. */
        Optional<String> engineToken() {
            return ((CookieManager) client.cookieHandler().orElseThrow()).getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).map(HttpCookie::getValue).findFirst();
        }
    }

    /** @param name what the next input of this thread is called, with which it can be had again */
    void begin(String name) {
        input.set(name);
    }

    Visitor stranger() {
        return new Visitor(HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), "");
    }

    Visitor signedOn(String user) throws Exception {
        var client = stranger().client();
        client.send(SignInForm.filled(node.uri("/login"), user, token(client, "/login")).build(), BodyHandlers.discarding());
        client.send(HttpRequest.newBuilder(node.uri("/camunda/api/engine/engine/default/task/count")).build(), BodyHandlers.discarding());
        return new Visitor(client, token(client, "/sign-out"));
    }

    private String token(HttpClient client, String page) throws Exception {
        return SignInForm.token(client.send(HttpRequest.newBuilder(node.uri(page)).build(), BodyHandlers.ofString()).body()).orElseThrow(() -> new IllegalStateException(page + " has no token"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * One input. What comes back must be a success, a way on, or a refusal, in time and without a word about how we are built.
     *
     * @param route what is tried, to group the findings by
     */
    void send(Visitor visitor, String route, HttpRequest.Builder request, String input) throws InterruptedException {
        answer(visitor, route, request, input).filter(answer -> answer.statusCode() >= CLIENT_ERROR && INSIDES.matcher(answer.body()).find()).ifPresent(answer -> keep(route, answer, input));
    }

    /** The same for what people send, who must read a refusal in their language; what their own file says may stand in a success. */
    Optional<HttpResponse<String>> sendForPeople(Visitor visitor, String route, HttpRequest.Builder request, String input) throws InterruptedException {
        var answer = answer(visitor, route, request, input);
        answer.filter(said -> said.statusCode() >= CLIENT_ERROR && !isForPeople(said.body())).ifPresent(said -> keep(route, said, input));
        return answer;
    }

    /** Whether somebody who knows no engine can read it. */
    static boolean isForPeople(String text) {
        return CHINESE.matcher(text).find() && !INSIDES.matcher(text).find();
    }

    /** Empty where there was no answer, which is kept. */
    private Optional<HttpResponse<String>> answer(Visitor visitor, String route, HttpRequest.Builder request, String input) throws InterruptedException {
        sent.incrementAndGet();
        long begun = System.nanoTime();
        try {
            var asked = request.build();
            var answer = visitor.client().send(asked.timeout().isPresent() ? asked : request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            counts.merge(answer.statusCode() / 100 * 100, 1, Integer::sum);
            if (answer.statusCode() >= SERVER_ERROR) keep(route, answer, input);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            slowest.merge(route, took, (one, other) -> one.compareTo(other) > 0 ? one : other);
            spent.merge(route, took, Duration::plus);
            return Optional.of(answer);
        } catch (HttpTimeoutException slow) {
            wrong(route + " is silent", input);
        } catch (IOException gone) {
            wrong(route + " breaks off: " + gone.getMessage(), input);
        }
        return Optional.empty();
    }

    /** Keeps the first input that went wrong in this way, and says so at once: a run is long. */
    void wrong(String what, String sent) {
        String name = Objects.requireNonNullElse(input.get(), "");
        if (wrong.putIfAbsent(what, name + " " + shortened(sent, 1_100)) == null) System.out.println("  " + name + " " + what);
    }

    private void keep(String route, HttpResponse<String> answer, String input) {
        String body = answer.body().replaceAll("错误编号 \\w+", "错误编号").replaceAll("\\s+", " ");
        wrong("%s: %d".formatted(route, answer.statusCode()), "%s%n      answered %s".formatted(shortened(input, 700), shortened(body, 300)));
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    int sent() {
        return sent.get();
    }

    /** A line for each kind of wrong answer, with the first input that got it. */
    String findings() {
        var said = new StringBuilder("%d calls, answers by hundred %s, %d kinds of wrong answers%n  slowest %s%n  most time %s%n".formatted(sent.get(), counts, wrong.size(), longest(slowest), longest(spent)));
        wrong.forEach((what, input) -> said.append("  ").append(what).append(System.lineSeparator()).append("      ").append(input).append(System.lineSeparator()));
        return said.toString();
    }

    private static String longest(Map<String, Duration> routes) {
        return routes.entrySet().stream().sorted(Map.Entry.<String, Duration>comparingByValue().reversed()).limit(12).map(one -> "%s %d ms".formatted(one.getKey(), one.getValue().toMillis())).collect(joining(", "));
    }

    boolean isClean() {
        return wrong.isEmpty();
    }
}
