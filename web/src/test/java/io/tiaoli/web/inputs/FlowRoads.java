package io.tiaoli.web.inputs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.running.Node;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Wire;

/** The ways on which a file of a flow comes in: Camunda Modeler's deployment, and a draft of the workbench with all that is shown of it. */
final class FlowRoads {

    /** One rehearses at a time: the kept cases of a deployment may wait for another owner's rehearsal. */
    private static final Duration ITS_TURN = Duration.ofMinutes(5);
    private static final List<String> ENCODINGS = List.of("text/plain;charset=UTF-8", "text/plain", "text/plain;charset=GBK", "text/plain;charset=UTF-16", "application/octet-stream", "application/json", "text/plain;charset=none");

    private final Node node;
    private final Answers answers;
    private final Watch watch;
    private final Hostile hostile;
    private final BadFiles bad;
    private final List<Seed> seeds;
    private final List<Seed> ours;
    private final Map<String, Visitor> owners = new TreeMap<>();
    private final Visitor modeler;

    FlowRoads(Node node, Answers answers, Watch watch, Hostile hostile, List<Seed> seeds) throws Exception {
        this.node = node;
        this.answers = answers;
        this.watch = watch;
        this.hostile = hostile;
        this.bad = new BadFiles(hostile);
        this.seeds = seeds;
        this.modeler = answers.stranger();
        this.ours = seeds.stream().filter(seed -> !seed.isForeign()).toList();
        for (var seed : ours) {
            String line = line(seed.folder());
            if (!owners.containsKey(line)) owners.put(line, answers.signedOn("process-owner-" + line + "-1"));
        }
    }

    /** Sends one broken file. */
    String one() throws Exception {
        var seed = hostile.one(seeds);
        var home = seed.isForeign() ? hostile.one(ours) : seed;
        byte[] content = bad.of(seed);
        String name = !seed.isForeign() || hostile.in(3) ? seed.name() : home.folder().substring(home.folder().indexOf('/') + 1) + "." + seed.ending();
        String input = name + " in " + home.folder() + ":\n" + new String(content, StandardCharsets.UTF_8);
        String before = watch.deployed();
        boolean done = !hostile.in(3) ? modeler(home.folder(), name, content, input) : workbench(home.folder(), name, content, input);
        if (!done && !watch.deployed().equals(before)) answers.wrong("something of what was refused stays: " + before + " has become " + watch.deployed(), input);
        return input;
    }

    private boolean modeler(String folder, String name, byte[] content, String input) throws Exception {
        String who = hostile.in(20) ? "machine-1" : hostile.in(8) ? "administrator-1" : "process-owner-" + line(folder) + "-1";
        var fields = new TreeMap<>(Map.of("deployment-name", hostile.in(20) ? hostile.text().replaceAll("[\\r\\n]", " ") : folder, "deployment-source", "Camunda Modeler"));
        if (hostile.in(40)) fields.put("tenant-id", hostile.text().replaceAll("[\\r\\n]", " "));
        var body = hostile.in(600) ? Upload.huge(name, name, content, fields, hostile.in(2)) : Upload.of(name, hostile.in(30) ? hostile.text().replaceAll("[\\r\\n\"]", "") : name, content, fields);
        var request = HttpRequest.newBuilder(node.uri("/engine-rest/deployment/create")).header("Authorization", Wire.basic(who, Desk.PASSWORD)).header("Content-Type", Upload.TYPE).POST(body);
        return answers.sendForPeople(modeler, "modeler as " + who.replaceAll("-.*", "") + " " + name.replaceFirst("^[^.]*", ""), request, input).filter(answer -> answer.statusCode() < 300).isPresent();
    }

    private boolean workbench(String folder, String name, byte[] content, String input) throws Exception {
        String ending = name.replaceFirst("^[^.]*", "");
        var owner = owners.get(line(folder));
        String api = "/api/workbench/" + folder + "/draft";
        if (hostile.in(3)) {
            boolean zip = hostile.in(4);
            byte[] file = zip ? zipped(name, content) : content;
            boolean huge = hostile.in(200);
            var body = huge ? Upload.huge("file", name, file, Map.of(), hostile.in(2)) : Upload.of("file", zip ? "folder.zip" : name, file, Map.of());
            answers.sendForPeople(owner, "draft upload " + (zip ? ".zip" : ending), guarded(owner, "/workbench/" + folder + "/draft/upload").header("Content-Type", Upload.TYPE).POST(body), input);
        } else {
            answers.sendForPeople(owner, "begin a draft", post(owner, "/workbench/" + folder + "/draft", ""), folder);
            var body = hostile.in(400) ? Upload.huge(content, new byte[0], hostile.in(2)) : BodyPublishers.ofByteArray(content);
            answers.sendForPeople(owner, "draft save " + ending, guarded(owner, api + "/files/" + name + "?revision=" + revision(owner, api)).header("Content-Type", hostile.in(4) ? hostile.one(ENCODINGS) : ENCODINGS.get(0)).PUT(body), input);
        }
        for (String view : views(folder, name)) answers.sendForPeople(owner, "show " + view.replace(folder, "…").replace(name, ending).replaceAll("(examples/)[\\w-]+", "$1…"), get(view), input);
        boolean deploys = hostile.in(6);
        String before = watch.deployed();
        if (deploys) answers.sendForPeople(owner, "draft deploy " + ending, post(owner, "/workbench/" + folder + "/draft/deploy", "reason=" + Answers.encoded("试一试")).timeout(ITS_TURN), input);
        answers.sendForPeople(owner, "draft discard", post(owner, "/workbench/" + folder + "/draft/discard", ""), folder);
        return deploys && !watch.deployed().equals(before);
    }

    /** What the pages ask for once a file is in a draft: some of it each time. */
    private List<String> views(String folder, String name) {
        String api = "/api/workbench/" + folder;
        String page = "/workbench/" + folder;
        var all = new java.util.ArrayList<>(List.of(api + "/draft/check", page + "/difference", page + "/draft", page + "/draft/files/" + name, api + "/draft/files/" + name, api + "/rehearsal", page + "/draft/folder.zip", page));
        java.util.Collections.shuffle(all, hostile.random());
        var some = new java.util.ArrayList<>(all.subList(0, 2));
        if (name.matches(".*\\.(sms|call|mail|html)")) some.add(api + "/draft/samples/" + name);
        if (name.endsWith(".html") && hostile.in(2)) some.add(page + "/draft/papers/" + name + "/1.png");
        if (name.matches(".*\\.(dmn|csv)")) some.add(api + "/draft/examples/" + name.substring(0, name.lastIndexOf('.')));
        if (name.matches(".*\\.(bpmn|cases\\.json)")) some.add(api + "/rehearsal");
        if (name.endsWith(".cases.json")) some.add(api + "/rehearsal/cases");
        return some;
    }

    private int revision(Visitor owner, String api) throws Exception {
        var state = answers.sendForPeople(owner, "draft state", get(api + "/state"), "");
        return state.isPresent() && state.get().statusCode() == 200 ? new ObjectMapper().readTree(state.get().body()).path("revision").asInt() : 0;
    }

    private byte[] zipped(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(hostile.in(4) ? "../../" + name : name));
            zip.write(content);
            if (hostile.in(4)) zip.write(new byte[300_000_000]);
            for (int i = 0; i < (hostile.in(6) ? 5_000 : 0); i++) zip.putNextEntry(new ZipEntry("a" + i + ".sms"));
        }
        return hostile.in(3) ? bad.bytes(bytes.toByteArray()) : bytes.toByteArray();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(node.uri(path));
    }

    private Builder post(Visitor owner, String path, String form) {
        return guarded(owner, path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
    }

    private Builder guarded(Visitor owner, String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("X-CSRF-TOKEN", owner.token());
    }

    private static String line(String folder) {
        return folder.substring(0, folder.indexOf('/'));
    }
}
