package io.tiaoli.web.inputs;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.running.Node;

/** Looks whether a node is still what it was, whatever it was sent. */
final class Watch {

    /** Not the last word of a process of rehearsals, which ends by itself where a diagram is too much for it. */
    private static final Pattern BROKEN = Pattern.compile("(?m)^(?!Terminating due to).*(OutOfMemoryError|StackOverflowError|Failure \\w+ ).*$");
    private static final String STATE = """
            select (select count(*) from act_re_deployment) || ' ' || (select count(*) from act_re_procdef) || ' ' || (select count(*) from act_re_decision_def) || ' '
            || (select count(*) from act_ge_bytearray where deployment_id_ is not null) || ' ' || (select count(*) from flow_deployment) || ' ' || (select count(*) from wording)""";

    private final Node node;
    private final JdbcClient jdbc;
    private final Answers answers;
    private final HttpClient http = HttpClient.newHttpClient();
    private long read;

    Watch(Node node, JdbcClient jdbc, Answers answers) {
        this.node = node;
        this.jdbc = jdbc;
        this.answers = answers;
        this.read = node.saysFrom(0).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Which deployments, definitions, files and texts there are. */
    String deployed() {
        return jdbc.sql(STATE).query(String.class).single();
    }

    /** Reads what the log says since the last time. */
    synchronized void log(String lastInput) {
        String log = node.saysFrom(read);
        read += log.getBytes(StandardCharsets.UTF_8).length;
        BROKEN.matcher(log).results().map(found -> found.group()).forEach(line ->
                answers.wrong("the log: " + line.replaceFirst("^\\S+ +", "").replaceAll("Failure \\w+", "Failure").replaceAll("[0-9a-f-]{36}|\\[[^]]*]", "").replaceAll("\\s+", " "), "before " + lastInput));
    }

    void health(String lastInput) throws Exception {
        var health = http.send(HttpRequest.newBuilder(node.uri("/actuator/health")).build(), BodyHandlers.ofString());
        if (health.statusCode() != 200) answers.wrong("health: " + health.statusCode(), "before " + lastInput);
    }
}
