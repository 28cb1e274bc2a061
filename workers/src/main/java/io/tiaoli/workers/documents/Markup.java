package io.tiaoli.workers.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML of a document wording: few elements, properly nested with its lists, and nothing that reaches outside. */
final class Markup {

    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "col");
    private static final Set<String> ELEMENTS = Set.of("h2", "h3", "p", "div", "span", "b", "strong", "i", "em", "u", "s", "small", "sub", "sup",
            "ul", "ol", "li", "table", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "br", "hr", "img");
    private static final Set<String> ATTRIBUTES = Set.of("class", "style", "colspan", "rowspan", "src", "alt", "width", "height");

    /** Measures of which a printer could make a hundred thousand pages. */
    private static final Set<String> MEASURES = Set.of("style", "colspan", "rowspan", "width", "height");
    private static final Pattern HUGE = Pattern.compile("\\d{5}|\\d[eE][+-]?\\d");
    private static final int LONGEST = 300_000;

    private static final Pattern TOKEN = Pattern.compile("""
            \\{\\{(?<mark>[#^/])(?<section>[^}]*+)}}|\\{\\{[^}]*}}\
            |<(?<close>/?)(?<element>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:[^"'<>]++|"[^"]*+"|'[^']*+')*+)>|<""");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}");
    private static final Pattern REACHING_STYLE = Pattern.compile("url|@|\\\\|expression|\\{\\{", Pattern.CASE_INSENSITIVE);

    /** Deeper ones no printer's stack holds. */
    static final int DEEPEST = 100;
    /** More would only hide the first. */
    private static final int MOST_PROBLEMS = 100;

    private record Open(String name, int line) {}

    private final String text;
    private final List<String> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private Markup(String text) {
        this.text = text;
    }

    /** What is wrong, each with its line, in Chinese. */
    static List<String> problems(String text) {
        return text.length() > LONGEST ? List.of("有 %d 个字，最多 %d 个".formatted(text.length(), LONGEST)) : new Markup(text).read();
    }

    private List<String> read() {
        var tokens = TOKEN.matcher(text);
        int line = 1;
        int counted = 0;
        while (problems.size() < MOST_PROBLEMS && tokens.find()) {
            line += (int) text.substring(counted, tokens.start()).chars().filter(c -> c == '\n').count();
            counted = tokens.start();
            if (tokens.group("mark") != null) {
                nest(tokens.group("mark").equals("/"), "{{#" + tokens.group("section").strip() + "}}", line);
            } else if (tokens.group("element") != null) {
                element(tokens, line);
            } else if (tokens.group().equals("<")) {
                problems.add("第 %d 行的「<」不是标签的开头：文字里请写成 &lt;，注释请写成 {{! … }}".formatted(line));
            }
        }
        open.stream().limit(MOST_PROBLEMS - Math.min(MOST_PROBLEMS, problems.size())).forEach(left -> problems.add("第 %d 行的 %s 没有结束".formatted(left.line(), left.name())));
        return problems;
    }

    private void element(Matcher token, int line) {
        var name = token.group("element").toLowerCase();
        boolean closes = !token.group("close").isEmpty();
        if (!closes && !ELEMENTS.contains(name)) {
            problems.add("第 %d 行不能用 <%s>，只能用 %s".formatted(line, name, String.join("、", ELEMENTS.stream().sorted().toList())));
        }
        var attributes = ATTRIBUTE.matcher(token.group("attributes"));
        while (attributes.find()) attribute(name, attributes.group(1).toLowerCase(), attributes.group(2), line);
        if (!EMPTY.contains(name)) nest(closes, "<" + name + ">", line);
    }

    private void attribute(String element, String name, String value, int line) {
        if (!ATTRIBUTES.contains(name)) {
            problems.add("第 %d 行 <%s> 不能有 %s，只能有 %s".formatted(line, element, name, String.join("、", ATTRIBUTES.stream().sorted().toList())));
        } else if (name.equals("src") && (value == null || !PLACEHOLDER.matcher(value.replaceAll("^[\"']|[\"']$", "")).matches())) {
            problems.add("第 %d 行 <%s> 的图片「%s」来自外部，只能放 {{image}} 这样的占位符".formatted(line, element, value));
        } else if (value != null && MEASURES.contains(name) && HUGE.matcher(value).find()) {
            problems.add("第 %d 行 <%s> 的 %s「%s」里有太大的数，最多 9999".formatted(line, element, name, value));
        } else if (name.equals("style") && value != null && REACHING_STYLE.matcher(value).find()) {
            problems.add("第 %d 行 <%s> 的样式「%s」不能引用外部内容".formatted(line, element, value));
        }
    }

    private void nest(boolean closes, String name, int line) {
        if (!closes) {
            open.push(new Open(name, line));
            if (open.size() == DEEPEST + 1) problems.add("第 %d 行的 %s 嵌套超过 %d 层".formatted(line, name, DEEPEST));
        } else if (open.stream().noneMatch(started -> started.name().equals(name))) {
            problems.add("第 %d 行结束了没有开始的 %s".formatted(line, name));
        } else {
            for (var inner = open.pop(); !inner.name().equals(name); inner = open.pop()) {
                problems.add("第 %d 行的 %s 到第 %d 行的 %s 结束时还没有结束".formatted(inner.line(), inner.name(), line, name));
            }
        }
    }
}
