package io.tiaoli.workers.imports;

import java.util.ArrayList;
import java.util.List;

/** The first rows of a file, and what each would do. */
public record Preview(List<String> headings, List<PreviewRow> rows) {

    /** @param change in Chinese */
    public record PreviewRow(int number, String change, boolean isWrong, List<String> cells) {}

    public Preview() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    void add(Row row, List<String> columns, Change change) {
        rows.add(new PreviewRow(row.number(), change.label(), change == Change.WRONG,
                columns.stream().filter(c -> !c.isEmpty()).map(c -> Row.shown(row.cells().getOrDefault(c, ""))).toList()));
    }
}
