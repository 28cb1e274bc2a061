package io.tiaoli.workers.imports;

/** Marks of cells that a spreadsheet computes: characters that no text has. */
final class TableCell {

    static final String FORMULA = "\uFFFEf";
    static final String ERROR = "\uFFFEe";

    private TableCell() {}
}
