package io.tiaoli.processes.safety;

import java.util.Optional;
import java.util.regex.Pattern;

/** Says of a formula that it may cost a node all its memory or time: the FEEL parser and its loops know no end of their own. */
final class FeelCost {

    private static final int DEEPEST = 12;
    private static final int MOST_RANGES = 2;
    private static final int WIDEST = 1_000;
    private static final Pattern LOOP = Pattern.compile("\\b(for|some|every)\\b");
    private static final Pattern PATTERNED = Pattern.compile("\\b(matches|replace|split|extract)\\b");
    private static final Pattern RANGE = Pattern.compile("\\.\\.");
    private static final Pattern SMALL_RANGE = Pattern.compile("(?<![\\w.)\\]])-?(\\d{1,6})\\s*\\.\\.\\s*-?(\\d{1,6})(?![\\w.(*])");
    /** Each sign before a value is a level of the parser's stack. */
    private static final Pattern SIGNS = Pattern.compile("-\\s*+(?:-\\s*+){9}");

    /** Why, in Chinese; empty when it costs little. Strings count too: what is a string and what a comment only the parser knows. */
    static Optional<String> refusal(String formula) {
        if (depth(formula) > DEEPEST) return Optional.of("括号嵌套最多 %d 层".formatted(DEEPEST));
        if (SIGNS.matcher(formula).find()) return Optional.of("不能连写这么多负号");
        if (LOOP.matcher(formula).find() && !isShort(formula)) return Optional.of("for、some、every 的范围要写成数字，如 1..12，每个最多 %d 个数，最多 %d 个范围".formatted(WIDEST, MOST_RANGES));
        if (LOOP.matcher(formula).find() && RANGE.matcher(formula).find() && PATTERNED.matcher(formula).find()) return Optional.of("用 1..12 这样范围的 for、some、every 里不能再用 matches、replace、split、extract");
        return Optional.empty();
    }

    private static boolean isShort(String formula) {
        long small = SMALL_RANGE.matcher(formula).results().filter(range -> Math.abs(Long.parseLong(range.group(2)) - Long.parseLong(range.group(1))) <= WIDEST).count();
        long all = RANGE.matcher(formula).results().count();
        return small == all && all <= MOST_RANGES;
    }

    private static int depth(String formula) {
        int depth = 0;
        int deepest = 0;
        for (char c : formula.toCharArray()) {
            if ("([{".indexOf(c) >= 0) deepest = Math.max(deepest, ++depth);
            else if (")]}".indexOf(c) >= 0) depth--;
        }
        return deepest;
    }

    private FeelCost() {}
}
