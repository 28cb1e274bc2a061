package io.tiaoli.processes.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A regular expression that a process owner wrote. It is matched in a time that grows with the text alone, however it is written: the JDK's own takes years for some forty letters and {@code (.*a){20}}. */
public final class OwnersPattern {

    private static final int LONGEST = 500;
    private static final int LARGEST = 5_000;
    /** What the counts in braces may come to, one inside the other: each is unrolled before its size is known. */
    private static final long MOST_COUNTED = 100_000;
    private static final long MOST_STEPS = 100_000_000;
    private static final Map<Character, Integer> FLAGS = Map.of('i', Pattern.CASE_INSENSITIVE, 's', Pattern.DOTALL, 'm', Pattern.MULTILINE);
    private static final java.util.regex.Pattern ESCAPE = java.util.regex.Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|.)", java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern COUNT = java.util.regex.Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final String written;
    private final Pattern pattern;

    private OwnersPattern(String written, Pattern pattern) {
        this.written = written;
        this.pattern = pattern;
    }

    /** @throws PatternRefused as {@link #problem} says */
    public static OwnersPattern of(String written) {
        return of(written, "");
    }

    /**
     * @param flags letters: {@code i} capitals and small letters are alike, {@code s} a point is a line's end too, {@code m} each line has a beginning and an end
     * @throws PatternRefused as {@link #problem} says
     */
    public static OwnersPattern of(String written, String flags) {
        if (written.length() > LONGEST) throw wrong(written, "最长 %d 个字符".formatted(LONGEST));
        if (counted(written) > MOST_COUNTED) throw wrong(written, "花括号里的次数太大");
        try {
            var pattern = Pattern.compile(ESCAPE.matcher(written).replaceAll(OwnersPattern::escape), flags(written, flags));
            if (pattern.programSize() > LARGEST) throw wrong(written, "花括号里的次数太大");
            return new OwnersPattern(written, pattern);
        } catch (PatternSyntaxException e) {
            throw wrong(written, "写法不对，或者用了不支持的写法（前后查看 (?=…)、回头引用 \\1、占有 *+）");
        }
    }

    /** Why it cannot be used, in Chinese: no regular expression, too large, or of a kind that cannot be matched in a bounded time. */
    public static Optional<String> problem(String written) {
        try {
            of(written);
            return Optional.empty();
        } catch (PatternRefused e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Why it may hold up a browser, which matches it in its own way while somebody types, in Chinese. */
    public static Optional<String> slowInBrowsers(String written) {
        return Nested.isIn(written) ? Optional.of(wrong(written, "重复的括号里不能再有重复（*、+、{n,}、{n,m}）或「|」，浏览器会卡住；请把里面写成一个字符类，如 [a-z0-9]+").getMessage()) : Optional.empty();
    }

    /** Whether it is somewhere in the text. */
    public boolean isIn(String text) {
        return matcher(text).find();
    }

    /** All places in the text, from left to right. */
    public List<String> all(String text) {
        List<String> all = new ArrayList<>();
        each(text, matcher -> all.add(matcher.group()));
        return all;
    }

    /** @param replacement may name a group, such as {@code $1} */
    public String replaced(String text, String replacement) {
        var replaced = new StringBuilder();
        try {
            each(text, matcher -> matcher.appendReplacement(replaced, replacement)).appendTail(replaced);
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            if (noSuchGroup instanceof PatternRefused) throw noSuchGroup;
            throw wrong(written, "没有替换文字「%.100s」里的那一组".formatted(replacement));
        }
        return replaced.toString();
    }

    /** What stands between its places. */
    public List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int[] from = {0};
        each(text, matcher -> {
            if (matcher.end() == 0) return;
            parts.add(text.substring(from[0], matcher.start()));
            from[0] = matcher.end();
        });
        parts.add(text.substring(from[0]));
        return parts;
    }

    /** The whole text may be read once for each place. */
    private Matcher each(String text, Consumer<Matcher> found) {
        var matcher = matcher(text);
        long left = MOST_STEPS;
        while (matcher.find()) {
            found.accept(matcher);
            left -= (long) (text.length() - matcher.start()) * pattern.programSize();
            if (left < 0) throw tooLong(text);
        }
        return matcher;
    }

    private Matcher matcher(String text) {
        if ((long) text.length() * pattern.programSize() > MOST_STEPS) throw tooLong(text);
        return pattern.matcher(text);
    }

    private PatternRefused tooLong(String text) {
        return wrong(written, "要比较的文字有 %d 个字，太长了".formatted(text.length()));
    }

    private static String escape(MatchResult escape) {
        return java.util.regex.Matcher.quoteReplacement(escape.group(1) == null ? escape.group() : "\\x{" + escape.group(1) + "}");
    }

    private static long counted(String written) {
        long product = 1;
        for (var count : (Iterable<MatchResult>) COUNT.matcher(written).results()::iterator) {
            String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
            product *= most.length() > 6 ? MOST_COUNTED : Math.max(1, Long.parseLong(most));
            if (product > MOST_COUNTED) return product;
        }
        return product;
    }

    private static int flags(String written, String letters) {
        int flags = 0;
        for (char letter : letters.toCharArray()) {
            if (!FLAGS.containsKey(letter)) throw wrong(written, "标志「%s」不对，只能用 i、s、m".formatted(letter));
            flags |= FLAGS.get(letter);
        }
        return flags;
    }

    private static PatternRefused wrong(String written, String why) {
        return new PatternRefused("正则表达式「%.100s」：%s".formatted(written, why));
    }
}
