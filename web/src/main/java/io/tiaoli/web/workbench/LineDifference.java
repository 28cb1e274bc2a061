package io.tiaoli.web.workbench;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;

/**
 * A line of a file as it was and as it is.
 *
 * @param before empty for a line that is new
 * @param after empty for a line that is gone
 */
record LineDifference(String before, String after) {

    private static final DiffRowGenerator GENERATOR = DiffRowGenerator.create().lineNormalizer(line -> line).build();
    /** The time and memory of a comparison grow with the square of what differs. */
    private static final int MOST_COMPARED = 3_000;
    private static final int MOST_TOLD = 2_000;

    /** The changed lines only, in their order; files that differ almost everywhere are told as a whole. */
    static List<LineDifference> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int same = 0;
        while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) same++;
        int sameEnd = 0;
        while (sameEnd < Math.min(old.size(), now.size()) - same && old.get(old.size() - 1 - sameEnd).equals(now.get(now.size() - 1 - sameEnd))) sameEnd++;
        return differing(old.subList(same, old.size() - sameEnd), now.subList(same, now.size() - sameEnd));
    }

    private static List<LineDifference> differing(List<String> old, List<String> now) {
        if (old.size() + now.size() > MOST_COMPARED) return whole(old, now);
        return GENERATOR.generateDiffRows(old, now).stream().filter(row -> row.getTag() != DiffRow.Tag.EQUAL).map(row -> new LineDifference(row.getOldLine(), row.getNewLine())).toList();
    }

    private static List<LineDifference> whole(List<String> old, List<String> now) {
        List<LineDifference> told = new ArrayList<>();
        int lines = Math.max(old.size(), now.size());
        for (int i = 0; i < Math.min(lines, MOST_TOLD); i++) told.add(new LineDifference(i < old.size() ? old.get(i) : "", i < now.size() ? now.get(i) : ""));
        if (lines > MOST_TOLD) told.add(new LineDifference("", "……还有 %d 行没有列出".formatted(lines - MOST_TOLD)));
        return told;
    }
}
