package io.tiaoli.web.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.running.Node;

/** Pictures that people send: photos of a task, copies of papers, signatures. */
final class PictureRoads {

    private static final int CROWD = 8;

    private final Node node;
    private final Answers answers;
    private final Hostile hostile;
    private final BadPictures pictures;
    private final JdbcClient jdbc;
    private final Visitor cashier;
    private final String task;
    private final String caseNo;
    private int papers;

    PictureRoads(Node node, Answers answers, Hostile hostile, JdbcClient jdbc) throws Exception {
        this.node = node;
        this.answers = answers;
        this.hostile = hostile;
        this.pictures = new BadPictures(hostile);
        this.jdbc = jdbc;
        this.cashier = answers.signedOn("cashier-1");
        var open = jdbc.sql("select t.id_, e.business_key_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.task_def_key_ = 'request-payment' fetch first 1 rows only").query().singleRow();
        this.task = (String) open.get("id_");
        this.caseNo = (String) open.get("business_key_");
        jdbc.sql("insert into wording (key_name, version, flow, content, published_at) values ('t-signed.html', 1, 'payment-collection', '<p>单据{{#signature}}<img src=\"{{image}}\" alt=\"签名\"/>{{name}} {{at}}{{/signature}}</p>', now())").update();
    }

    String one() throws Exception {
        byte[] picture = pictures.one();
        String name = hostile.in(10) ? hostile.text().replaceAll("[\\r\\n\"]", "") : "IMG_1.jpg";
        String input = "%s, %d bytes: %s".formatted(name, picture.length, HexStart.of(picture));
        if (hostile.in(300)) crowd();
        switch (hostile.below(8)) {
            case 0 -> upload("papers", "copy of a paper", picture, name, Map.of("kind", "ID_CARD", "holder", "张伟"), input);
            case 1, 2, 3 -> sign(picture, input);
            default -> upload("photos", "photo", picture, name, Map.of("kind", hostile.in(20) ? hostile.text().replaceAll("[\\r\\n]", "") : "DAMAGE", "note", hostile.in(3) ? hostile.text() : "左前门"), input);
        }
        return input;
    }

    private void upload(String where, String route, byte[] picture, String name, Map<String, String> fields, String input) throws Exception {
        boolean huge = !route.endsWith("crowd") && hostile.in(150);
        var body = huge ? Upload.huge("file", name, picture, fields, hostile.in(2)) : Upload.of("file", name, picture, fields);
        answers.sendForPeople(cashier, route + (huge ? " of 100 MB" : ""), guarded("/api/tasks/" + task + "/" + where).header("Content-Type", Upload.TYPE).POST(body), input);
    }

    /** Several people send large photos at once. */
    private void crowd() throws Exception {
        var people = Executors.newFixedThreadPool(CROWD);
        for (int i = 0; i < CROWD; i++) {
            byte[] large = pictures.large();
            people.submit(() -> {
                upload("photos", "photo in a crowd", large, "IMG_1.jpg", Map.of("kind", "DAMAGE"), "%d bytes of 40 megapixels".formatted(large.length));
                return null;
            });
        }
        people.shutdown();
        if (!people.awaitTermination(2, TimeUnit.MINUTES)) answers.wrong("a crowd is not served", "large photos");
    }

    private void sign(byte[] picture, String input) throws Exception {
        String text = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
        if (hostile.in(8)) text = hostile.in(2) ? hostile.text().replaceAll("[\\\\\"\\p{Cntrl}]", "") : text.substring(0, hostile.below(text.length()));
        byte[] json = ("{\"name\":\"张伟\",\"image\":\"" + text + "\"}").getBytes(UTF_8);
        boolean huge = hostile.in(100);
        var body = huge ? Upload.huge("{\"name\":\"张伟\",\"image\":\"data:image/png;base64,".getBytes(UTF_8), "\"}".getBytes(UTF_8), hostile.in(2)) : BodyPublishers.ofByteArray(json);
        answers.sendForPeople(cashier, "signature" + (huge ? " of 100 MB" : ""), guarded("/api/documents/" + paper() + "/signature").header("Content-Type", "application/json").POST(body), input);
    }

    /** A paper that waits for its signature. */
    private String paper() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into document (id, case_no, kind, subject, version, title, wording_version, facts, pdf, sha256, made_by, made_at) values (?, ?, 't-signed', ?, 1, '单据', 1, '{}', ?, 'x', 'cashier-1', now())")
                .params(List.of(id, caseNo, String.valueOf(papers++), new byte[1])).update();
        return id;
    }

    private HttpRequest.Builder guarded(String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("X-CSRF-TOKEN", cashier.token());
    }

    /** How a file begins, for people who look at a finding. */
    private static final class HexStart {

        static String of(byte[] content) {
            return java.util.HexFormat.ofDelimiter(" ").formatHex(content, 0, Math.min(content.length, 60));
        }
    }
}
