package io.tiaoli.workers.imports;

/**
 * A row that was read, and what it does.
 *
 * @param id of what is there already; empty for a new one
 */
record Line<T>(Row row, T value, Change change, String id) {

    static <T> Line<T> read(Row row, T value) {
        return new Line<>(row, value, Change.WRONG, "");
    }

    Line<T> isNew() {
        return new Line<>(row, value, Change.NEW, "");
    }

    /** Compared with what is there. */
    Line<T> known(String id, boolean same) {
        return new Line<>(row, value, same ? Change.SAME : Change.CHANGED, id);
    }
}
