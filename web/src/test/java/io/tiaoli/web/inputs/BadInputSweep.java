package io.tiaoli.web.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.inputs.EngineRoutes.Call;
import io.tiaoli.web.inputs.OwnRoutes.Route;
import io.tiaoli.web.running.Node;
import io.tiaoli.web.running.OwnDatabase;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Wire;

/**
 * Malformed calls over every route, for whoever may come that far: only a success or a clear refusal may come back.
 *
 * <p>A command of its own. {@code -Dinputs=10000} sets how many inputs a run has, {@code -Dseed=…} repeats one.
 */
class BadInputSweep {

    private static final int INPUTS = Integer.getInteger("inputs", 10_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Pattern VARIABLE = Pattern.compile("\\{([\\w-]+)(:[^}]*)?}");
    private static final List<String> STAFF = List.of("administrator-1", "process-owner-workshop-1", "service-manager-1", "service-advisor-1", "car-washer-1");

    @TempDir static Path folder;
    static OwnDatabase database;
    static Node node;

    private final Random random = new Random(SEED);
    private final Hostile hostile = new Hostile(random);
    private final Known known = new Known(database.jdbc(), random);
    private final Answers answers = new Answers(node);

    @BeforeAll
    static void start() throws Exception {
        System.out.printf("seed %d, %d inputs%n", SEED, INPUTS);
        database = new OwnDatabase();
        node = Node.started(folder, database.settings(Map.of("TIAOLI_DEMO", "true", "TIAOLI_DEMO_PASSWORD", Desk.PASSWORD, "TIAOLI_SMS_CALLBACK_SECRET", "test-secret-of-16-or-more")));
        String customer = database.jdbc().sql("select id from customer fetch first 1 rows only").query(String.class).single();
        for (int i = 0; i < 5; i++) {
            node.post("machine-1", Desk.PASSWORD, "/process-definition/key/payment-collection/start", "application/json", """
                    {"businessKey": "T-BAD-%d", "variables": {"payerId": {"value": "%s"}, "sourceRef": {"value": "T-BAD-%d"}, "paymentKind": {"value": "SETTLEMENT"}, "amountFen": {"value": 100, "type": "Long"}}}""".formatted(i, customer, i));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        database.close();
    }

    @Test
    @DisplayName("the engine's interface answers programs and Tasklist's users with a success or a refusal, whatever they send")
    void engine() throws Exception {
        var calls = EngineRoutes.all();
        var clerk = answers.signedOn("service-advisor-1");
        var machine = answers.stranger();
        for (int i = 0; i < INPUTS / 2; i++) {
            Call call = hostile.one(calls);
            boolean program = random.nextBoolean();
            String address = (program ? "/engine-rest" : "/camunda/api/engine/engine/default") + filled(call.path()) + query(call.query(), call.path());
            String body = call.body().isMissingNode() ? "" : hostile.in(6) ? call.body().toString() : hostile.broken(call.body());
            var request = HttpRequest.newBuilder(node.uri(address)).header("Accept", hostile.in(20) ? "text/xml" : "application/json");
            if (program) request.header("Authorization", Wire.basic("machine-1", Desk.PASSWORD));
            else clerk.engineToken().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
            if (call.parts().isEmpty()) with(request, call.method(), hostile.in(25) ? "text/plain" : "application/json", body.getBytes(StandardCharsets.UTF_8));
            else with(request, call.method(), "multipart/form-data; boundary=part", parts(call.parts()));
            answers.send(program ? machine : clerk, (program ? "program " : "person ") + call, request, address + " " + body);
        }
        finish();
    }

    @Test
    @DisplayName("our pages and interfaces answer everybody with a success or a refusal, whatever they send")
    void ours() throws Exception {
        var routes = OwnRoutes.all();
        var visitors = new ArrayList<Visitor>(List.of(answers.stranger()));
        for (String user : STAFF) visitors.add(answers.signedOn(user));
        for (int i = 0; i < INPUTS / 2; i++) {
            Route route = hostile.one(routes);
            var visitor = hostile.one(visitors);
            var fields = query(route.parameters(), route.path()).replaceFirst("^\\?", "");
            boolean sent = route.method() != RequestMethod.GET;
            String address = filled(route.path()) + (sent && !route.body() || fields.isEmpty() ? "" : "?" + fields);
            String body = route.body() ? json(route.fields()) : fields;
            var request = HttpRequest.newBuilder(node.uri(address)).header("X-CSRF-TOKEN", visitor.token());
            if (route.path().startsWith("/callbacks")) request.header("X-Tiaoli-Secret", "test-secret-of-16-or-more");
            if (!route.file().isEmpty()) {
                var names = new ArrayList<>(route.parameters());
                names.add(route.file());
                with(request, "POST", "multipart/form-data; boundary=part", parts(names));
            } else {
                with(request, route.method().name(), route.body() || route.path().startsWith("/callbacks") && hostile.in(2) ? "application/json" : "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
            }
            answers.send(visitor, "ours " + route, request, address + " " + body);
        }
        finish();
    }

    private void finish() throws Exception {
        System.out.print(answers.findings());
        if (!answers.isClean()) System.out.println(node.causes());
        assertThat(node.get("administrator-1", Desk.PASSWORD, "/engine").path(0).path("name").asText()).as("still there").isEqualTo("default");
        assertThat(answers.isClean()).as("seed %d: %s", SEED, answers.findings()).isTrue();
    }

    private static void with(Builder request, String method, String type, byte[] body) {
        if (method.equals("GET") || method.equals("OPTIONS") || method.equals("DELETE") && body.length == 0) request.method(method, BodyPublishers.noBody());
        else request.header("Content-Type", type).method(method, BodyPublishers.ofByteArray(body));
    }

    private String filled(String path) {
        return VARIABLE.matcher(path).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(Answers.encoded(hostile.in(3) ? hostile.text() : known.like(found.group(1), path))));
    }

    private String query(List<String> names, String path) {
        var query = new StringBuilder();
        for (String name : names) {
            if (names.size() > 4 && !hostile.in(names.size() / 2)) continue;
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(Answers.encoded(hostile.in(4) ? known.like(name, path) : hostile.text()));
        }
        return query.toString();
    }

    private String json(List<String> fields) {
        var body = (com.fasterxml.jackson.databind.node.ObjectNode) hostile.read("{}");
        fields.forEach(field -> body.set(field, hostile.in(3) ? hostile.value() : body.textNode("x")));
        return hostile.in(3) ? body.toString() : hostile.broken(body);
    }

    private byte[] parts(List<String> names) {
        var body = new StringBuilder();
        for (String name : names) {
            if (hostile.in(10)) continue;
            boolean file = name.equals("file") || name.equals("data") || hostile.in(6);
            body.append("--part\r\nContent-Disposition: form-data; name=\"").append(name).append('"').append(file ? "; filename=\"" + hostile.text().replaceAll("[\\r\\n\"]", "") + "\"\r\nContent-Type: application/octet-stream" : "")
                    .append("\r\n\r\n").append(hostile.text()).append("\r\n");
        }
        return body.append(hostile.in(10) ? "" : "--part--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
