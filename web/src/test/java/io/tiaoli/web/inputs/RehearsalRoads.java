package io.tiaoli.web.inputs;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.running.Node;

/** Rehearsals of an owner: of a broken draft, with broken data and answers, and with a broken file of kept cases. */
final class RehearsalRoads {

    /** Its process may take three minutes to start. */
    private static final Duration LONGEST = Duration.ofSeconds(240);
    private static final String CASES = ".cases.json";

    private final Node node;
    private final Answers answers;
    private final Hostile hostile;
    private final BadFiles bad;
    private final List<Seed> files;
    private final List<Seed> cases;
    private final Map<String, Visitor> owners = new TreeMap<>();
    private final ObjectMapper json = new ObjectMapper();

    RehearsalRoads(Node node, Answers answers, Hostile hostile, List<Seed> seeds) throws Exception {
        this.node = node;
        this.answers = answers;
        this.hostile = hostile;
        this.bad = new BadFiles(hostile);
        this.files = seeds.stream().filter(seed -> !seed.isForeign() && seed.name().matches(".*\\.(bpmn|dmn|form|sms|checklist)")).toList();
        this.cases = seeds.stream().filter(seed -> !seed.isForeign() && seed.name().endsWith(CASES)).toList();
        for (var seed : files) {
            String line = seed.folder().replaceFirst("/.*", "");
            if (!owners.containsKey(line)) owners.put(line, answers.signedOn("process-owner-" + line + "-1"));
        }
    }

    /** Rehearses once with something broken. */
    String one() throws Exception {
        return switch (hostile.below(4)) {
            case 0 -> draft();
            case 1 -> keptCases();
            default -> scenario();
        };
    }

    private String scenario() throws Exception {
        var seed = hostile.one(cases);
        var sound = json.readTree(seed.content());
        var kept = (sound.isArray() ? sound : sound.path("cases")).path(0).path("scenario");
        String body = hostile.in(12) ? new String(bad.bytes(kept.toString().getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8) : hostile.broken(kept);
        rehearse(seed.folder(), "rehearse with a broken scenario", "/rehearsal/runs", body, body);
        return body;
    }

    /** Saved in a draft, whether it is sound or not, and then played. */
    private String draft() throws Exception {
        var seed = hostile.one(files);
        byte[] content = bad.of(seed);
        String input = seed.name() + " in " + seed.folder() + ":\n" + new String(content, StandardCharsets.UTF_8);
        saved(seed, content, input, () -> rehearse(seed.folder(), "rehearse a broken draft", "/rehearsal/runs", "{\"startAt\": \"2026-11-23T09:00\"}", input));
        return input;
    }

    private String keptCases() throws Exception {
        var seed = hostile.one(cases);
        byte[] content = bad.of(seed);
        String input = seed.name() + ":\n" + new String(content, StandardCharsets.UTF_8);
        var owner = owner(seed.folder());
        saved(seed, content, input, () -> {
            answers.sendForPeople(owner, "kept cases", HttpRequest.newBuilder(node.uri(api(seed.folder()) + "/rehearsal/cases")), input);
            if (hostile.in(3)) answers.sendForPeople(owner, "remove a kept case", posted(owner, api(seed.folder()) + "/rehearsal/cases/remove", json.createObjectNode().put("name", hostile.text()).put("reason", hostile.in(2) ? hostile.text() : "不用了").toString()), input);
            if (hostile.in(3)) answers.sendForPeople(owner, "keep a case", posted(owner, api(seed.folder()) + "/rehearsal/cases", json.createObjectNode().put("run", hostile.text()).put("name", hostile.text()).put("reason", "留着").toString()), input);
            rehearse(seed.folder(), "rehearse broken kept cases", "/rehearsal/cases/runs", "", input);
        });
        return input;
    }

    private interface Meanwhile {

        void run() throws Exception;
    }

    private void saved(Seed seed, byte[] content, String input, Meanwhile meanwhile) throws Exception {
        var owner = owner(seed.folder());
        String draft = "/workbench/" + seed.folder() + "/draft";
        answers.sendForPeople(owner, "begin a draft", form(owner, draft), input);
        var state = read(owner, api(seed.folder()) + "/draft/state", input);
        var saving = guarded(owner, api(seed.folder()) + "/draft/files/" + seed.name() + "?revision=" + state.map(said -> said.path("revision").asInt()).orElse(0)).header("Content-Type", "text/plain;charset=UTF-8");
        answers.sendForPeople(owner, "save for a rehearsal", saving.PUT(BodyPublishers.ofByteArray(content)), input);
        meanwhile.run();
        answers.sendForPeople(owner, "draft discard", form(owner, draft + "/discard"), input);
    }

    /** Waits for its end, which must come, with a result or a reason that an owner understands. */
    private void rehearse(String folder, String route, String where, String body, String input) throws Exception {
        var owner = owner(folder);
        var begun = answers.sendForPeople(owner, route, posted(owner, api(folder) + where, body), input);
        if (begun.isEmpty() || begun.get().statusCode() != 200) return;
        String run = api(folder) + "/rehearsal/runs/" + json.readTree(begun.get().body()).path("id").asText();
        long end = System.nanoTime() + LONGEST.toNanos();
        var shown = read(owner, run, input);
        while (shown.isPresent() && !shown.get().path("over").asBoolean()) {
            if (System.nanoTime() > end) {
                answers.wrong(route + " does not end", input);
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            shown = read(owner, run, input);
        }
        String problem = shown.map(said -> said.path("problem").asText()).orElse("");
        if (problem.contains("没有结果") || !problem.isEmpty() && !Answers.isForPeople(problem)) answers.wrong(route + " says: " + problem, input);
    }

    private Optional<JsonNode> read(Visitor owner, String path, String input) throws Exception {
        var answer = answers.sendForPeople(owner, "follow a rehearsal", HttpRequest.newBuilder(node.uri(path)), input);
        return answer.isPresent() && answer.get().statusCode() == 200 ? Optional.of(json.readTree(answer.get().body())) : Optional.empty();
    }

    private Visitor owner(String folder) {
        return owners.get(folder.substring(0, folder.indexOf('/')));
    }

    private static String api(String folder) {
        return "/api/workbench/" + folder;
    }

    private HttpRequest.Builder posted(Visitor owner, String path, String body) {
        return guarded(owner, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder form(Visitor owner, String path) {
        return guarded(owner, path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder guarded(Visitor owner, String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("X-CSRF-TOKEN", owner.token());
    }
}
