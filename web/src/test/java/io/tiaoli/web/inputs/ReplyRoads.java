package io.tiaoli.web.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

import io.tiaoli.web.inputs.Answers.Visitor;
import io.tiaoli.web.running.Node;

/** What providers tell over HTTP: replies of customers and receipts. */
final class ReplyRoads {

    static final String SECRET = "test-secret-of-16-or-more";
    private static final List<String> TYPES = List.of("application/json", "application/x-www-form-urlencoded", "application/json;charset=GBK", "text/plain", "multipart/form-data; boundary=x", "application/json;charset=none");
    private static final List<String> TIMES = List.of("2026-11-21T13:00:00Z", "2026-11-21 13:00:00", "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "0000-01-01 00:00:00", "2026-02-30 00:00:00", "1e9", "294277-01-01T00:00:00Z", "9999-12-31T23:59:59+18:00", "-4714-01-01T00:00:00Z");
    private static final List<String> PHONES = List.of("13800130000", "+8613800130000", "008613800130000", "12345", "(((", "+1 (555) 010-0000", "00000000000000000000000000000", "١٢٣٤٥٦٧٨٩٠١", "-----", "138 0013 0000");

    private final Node node;
    private final Answers answers;
    private final Hostile hostile;
    private final BadFiles bad;
    private final Visitor provider;

    ReplyRoads(Node node, Answers answers, Hostile hostile) {
        this.node = node;
        this.answers = answers;
        this.hostile = hostile;
        this.bad = new BadFiles(hostile);
        this.provider = answers.stranger();
    }

    String one() throws Exception {
        boolean json = hostile.in(2);
        String where = hostile.in(4) ? "receipt" : "reply";
        byte[] content = entries(json).getBytes(UTF_8);
        if (hostile.in(2)) content = json && hostile.in(2) ? bad.of(new Seed("", "reply.json", content)) : bad.bytes(content);
        String type = hostile.in(6) ? hostile.one(TYPES) : TYPES.get(json ? 0 : 1);
        String input = type + " " + new String(content, UTF_8);
        var body = hostile.in(150) ? Upload.huge(content, new byte[0], hostile.in(2)) : BodyPublishers.ofByteArray(content);
        int times = hostile.in(10) ? 3 : 1;
        for (int i = 0; i < times; i++) {
            var request = HttpRequest.newBuilder(node.uri("/callbacks/sms/" + where)).header("Content-Type", type).POST(body);
            if (!hostile.in(30)) request.header("X-Tiaoli-Secret", SECRET);
            answers.sendForPeople(provider, where, request, input);
        }
        return input;
    }

    private String entries(boolean json) {
        if (!json) return "from=%s&body=%s&updateTime=%s&smsMsgId=%s&status=%s".formatted(Answers.encoded(phone()), Answers.encoded(text()), Answers.encoded(hostile.one(TIMES)), Answers.encoded(hostile.text()), hostile.one(List.of("DELIVRD", "E200015", "x")));
        int howMany = hostile.one(List.of(1, 1, 1, 0, 3, 501));
        var all = new java.util.ArrayList<String>();
        for (int i = 0; i < howMany; i++) all.add(new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode().put("phone", phone()).put("text", text()).put("at", hostile.one(TIMES)).put("id", hostile.in(2) ? hostile.text() : "m" + hostile.below(50)).put("state", "DELIVRD").toString());
        return howMany == 1 ? all.get(0) : "[" + String.join(",", all) + "]";
    }

    private String phone() {
        return hostile.in(6) ? hostile.text() : hostile.one(PHONES);
    }

    private String text() {
        return hostile.in(2) ? hostile.text() : hostile.one(List.of("好的", "T", "退订", "同意 ".repeat(100), "😀".repeat(400), "\uD800", "\u0000\u0001", "1"));
    }
}
