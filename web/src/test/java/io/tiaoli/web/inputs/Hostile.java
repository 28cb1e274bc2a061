package io.tiaoli.web.inputs;

import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Values that nobody expects, drawn from one seed. */
final class Hostile {

    private static final List<String> TEXTS = List.of("", " ", "null", "undefined", "0", "-1", "1", "2147483648", "999999999999999999999999", "1e400", "NaN", "0x1F", "1,5", "true", "yes",
            "二十", "😀", "\u202Etxt.exe", "\u0000", "a\u0000b", "a\r\nSet-Cookie: stolen=1", "../../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e%2f", "%", "%zz", "' or '1'='1", "\"; drop table customer; --",
            "${7*7}", "#{''.getClass()}", "{{7*7}}", "<script>alert(1)</script>", "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>", "2026-02-30", "2026-13-45T99:99", "2026-01-01T00:00:00.000+0000",
            "P1Y", "R/PT1S", "[]", "{}", "[null]", "id,desc", "a,,b", ",", "_", "*", "长".repeat(300), "x".repeat(5_000), "\uFEFF", "javax.swing.JEditorPane", "aa:bb", "::", "京A12345", "13800130000");

    private final Random random;
    private final ObjectMapper json = new ObjectMapper();

    Hostile(Random random) {
        this.random = random;
    }

    /** Draws from here on as it does each time with this seed. */
    void begin(long seed) {
        random.setSeed(seed);
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean in(int howMany) {
        return random.nextInt(howMany) == 0;
    }

    /** A value of JSON of any shape. */
    JsonNode value() {
        var make = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextLong());
            case 3 -> make.numberNode(-1);
            case 4 -> make.numberNode(0.1e300);
            case 5 -> make.arrayNode().add(text()).addNull();
            case 6 -> make.objectNode().put("type", text()).put("value", text());
            default -> make.textNode(text());
        };
    }

    /** The same JSON with one to three of its values changed or taken away, or its text broken. */
    String broken(JsonNode whole) {
        JsonNode changed = whole.deepCopy();
        for (int i = 0; i <= random.nextInt(3); i++) changed = change(changed);
        String text = changed.toString();
        return switch (random.nextInt(14)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> "[".repeat(3_000) + text;
            case 2 -> text + text;
            case 3 -> text.replace('"', '\'');
            default -> text;
        };
    }

    private JsonNode change(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty() && !in(6)) {
            var names = object.properties().stream().map(java.util.Map.Entry::getKey).toList();
            String name = one(names);
            if (in(4)) object.remove(name);
            else object.set(name, change(object.get(name)));
            return object;
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && !in(4)) {
            int at = random.nextInt(array.size());
            array.set(at, change(array.get(at)));
            return array;
        }
        return value();
    }

    JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Random random() {
        return random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
