package io.tiaoli.web.inputs;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes broken files of sound ones, as their kind allows: some are hardly broken, so that they come far. */
final class BadFiles {

    private final Hostile hostile;
    private final BadXml xml;
    private final BadBytes bytes;
    private final ObjectMapper json = new ObjectMapper();

    BadFiles(Hostile hostile) {
        this.hostile = hostile;
        this.xml = new BadXml(hostile);
        this.bytes = new BadBytes(hostile);
    }

    byte[] of(Seed seed) {
        if (hostile.in(30)) return seed.content();
        if (hostile.in(4)) return bytes.broken(seed.content());
        try {
            if (seed.isXml()) return xml.broken(seed.content()).getBytes(StandardCharsets.UTF_8);
            if (seed.isJson()) return broken(seed.content()).getBytes(StandardCharsets.UTF_8);
            return text(new String(seed.content(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        } catch (Exception unreadable) {
            // a file of somebody else need not be what its name says
            return bytes.broken(seed.content());
        }
    }

    byte[] bytes(byte[] content) {
        return bytes.broken(content);
    }

    private String broken(byte[] content) throws java.io.IOException {
        var whole = json.readTree(content);
        return switch (hostile.below(12)) {
            case 0 -> "{\"a\":".repeat(hostile.one(java.util.List.of(50, 900, 20_000))) + whole;
            case 1 -> whole.toString().replaceFirst("\"type\"", "\"type\":\"x\",\"type\"");
            case 2 -> whole.toString().replaceFirst("\"components\":\\[", "\"components\":[" + "{\"type\":\"group\",\"id\":\"g\",\"path\":\"p\",\"components\":[".repeat(hostile.below(60))
                    .concat("{\"type\":\"number\",\"id\":\"n\",\"key\":\"n\",\"validate\":{\"min\":1e999999,\"max\":-1e-999999,\"pattern\":\"(a+)+$\"}},"));
            case 3 -> {
                ((ObjectNode) whole).set("components", hostile.value());
                yield whole.toString();
            }
            default -> hostile.broken(whole);
        };
    }

    /** Some of its lines changed, lost, doubled, or filled with what has a meaning in templates and tables. */
    private String text(String sound) {
        var lines = new java.util.ArrayList<>(sound.lines().toList());
        if (lines.isEmpty()) lines.add("");
        for (int i = 0; i <= hostile.below(4); i++) {
            int at = hostile.below(lines.size());
            String line = lines.get(at);
            switch (hostile.below(8)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, line.substring(0, hostile.below(line.length() + 1)) + hostile.one(java.util.List.of("{{", "}}", "{{x}}", "{{#x}}", "{{/x}}", "{{{{", "{{customerName", "{{>x}}", "{{!", "{{=<% %>=}}")) + line);
                case 3 -> lines.set(at, line.replace(",", hostile.one(java.util.List.of(";", "", ",,", "，", "\t"))));
                case 4 -> lines.set(at, line + hostile.one(java.util.List.of("<script>alert(1)</script>", "<img src=\"file:///etc/passwd\">", "<img src=\"http://localhost:1/x.png\">", "<link rel=stylesheet href='file:///etc/passwd'>", "<div>".repeat(3_000),
                        "<table>".repeat(200) + "<td>x", "<p style=\"font-size:1e9px\">大</p>", "<p style=\"width:9999999px;height:99999999px\">x</p>", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "<td colspan=99999999 rowspan=99999999>", "&#0;", "&a;")));
                case 5 -> lines.set(at, hostile.text());
                case 6 -> lines.set(at, line.replaceAll("\\d+", hostile.text().replaceAll("[\\\\$]", "")));
                default -> java.util.Collections.swap(lines, at, hostile.below(lines.size()));
            }
            if (lines.isEmpty()) lines.add("");
        }
        return String.join("\n", lines);
    }
}
