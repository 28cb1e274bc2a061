package io.tiaoli.web.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.running.Node;

/** Tables that somebody brings in: uploaded, looked at, sometimes confirmed. */
final class TableRoads {

    private static final List<String> KINDS = List.of("customers", "vehicles", "parts", "calendar");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Node node;
    private final Answers answers;
    private final Hostile hostile;
    private final BadFiles bad;
    private final BadTables tables;
    private final JdbcClient jdbc;
    private final Visitor manager;

    TableRoads(Node node, Answers answers, Hostile hostile, JdbcClient jdbc) throws Exception {
        this.node = node;
        this.answers = answers;
        this.hostile = hostile;
        this.bad = new BadFiles(hostile);
        this.tables = new BadTables(hostile);
        this.jdbc = jdbc;
        this.manager = answers.signedOn("service-manager-1");
    }

    String one() throws Exception {
        String kind = hostile.one(KINDS);
        byte[] sample = Files.readAllBytes(Path.of("src/main/resources/samples", kind + ".csv"));
        boolean workbook = hostile.in(2);
        byte[] content = workbook ? tables.workbook(new String(sample, UTF_8).replace("\uFEFF", "")) : bad.of(new Seed("", kind + ".csv", sample));
        String name = hostile.in(20) ? hostile.text().replaceAll("[\\r\\n\"]", "") : kind + (workbook ? ".xlsx" : ".csv");
        String input = "%s, %d bytes: %s".formatted(name, content.length, workbook ? "PK…" : new String(content, UTF_8));
        boolean huge = hostile.in(300);
        Map<String, String> source = kind.equals("calendar") ? Map.of("source", "通知") : Map.of();
        var body = huge ? Upload.huge("file", name, content, source, hostile.in(2)) : Upload.of("file", name, content, source);
        String route = "import " + kind + (workbook ? ".xlsx" : ".csv");
        var taken = answers.sendForPeople(manager, route + (huge ? " of 100 MB" : ""), guarded("/imports/" + kind).header("Content-Type", Upload.TYPE).POST(body), input);
        var page = taken.flatMap(answer -> answer.headers().firstValue("Location")).filter(to -> to.contains("/runs/"));
        if (page.isEmpty()) return input;
        String id = page.get().replaceFirst(".*/", "");
        finish(route, id, input);
        if (hostile.in(3)) {
            answers.sendForPeople(manager, "confirm " + route, guarded("/imports/runs/" + id + "/commit").POST(BodyPublishers.noBody()), input);
            finish("confirmed " + route, id, input);
        }
        return input;
    }

    /** Waits until it is worked off, and looks at what came of it. */
    private void finish(String route, String id, String input) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (running(id)) {
            if (System.nanoTime() > end) {
                answers.wrong(route + " does not end", input);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        answers.sendForPeople(manager, "show " + route, HttpRequest.newBuilder(node.uri("/imports/runs/" + id)), input);
        if (hostile.in(6)) answers.sendForPeople(manager, "problems of " + route, HttpRequest.newBuilder(node.uri("/imports/runs/" + id + "/problems.csv")), input);
        jdbc.sql("select message from import_run where id = ? and state = 'BROKEN'").param(id).query(String.class).optional()
                .ifPresent(said -> answers.wrong(route + " breaks: " + said.replaceAll("错误编号 \\w+", "错误编号"), input));
        jdbc.sql("select message from import_problem where run_id = ? and message !~ '[一-龥]' fetch first 1 rows only").param(id).query(String.class).optional()
                .ifPresent(said -> answers.wrong(route + " says: " + said, input));
    }

    private boolean running(String id) throws Exception {
        var progress = answers.sendForPeople(manager, "progress of an import", HttpRequest.newBuilder(node.uri("/api/imports/" + id)), id);
        return progress.isPresent() && progress.get().statusCode() == 200 && new ObjectMapper().readTree(progress.get().body()).path("running").asBoolean();
    }

    private HttpRequest.Builder guarded(String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("X-CSRF-TOKEN", manager.token());
    }
}
