package io.tiaoli.web.workbench;

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

    /** The changed lines only, in their order. */
    static List<LineDifference> between(String before, String after) {
        return GENERATOR.generateDiffRows(before.lines().toList(), after.lines().toList()).stream().filter(row -> row.getTag() != DiffRow.Tag.EQUAL)
                .map(row -> new LineDifference(row.getOldLine(), row.getNewLine())).toList();
    }
}
