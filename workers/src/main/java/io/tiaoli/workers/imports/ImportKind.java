package io.tiaoli.workers.imports;

import java.util.List;

/**
 * Something that a shop may bring along: how its rows are read, compared with what is there, and written. An empty cell
 * or a column that is not there leaves a value as it is.
 *
 * @param <T> one row as it was read
 */
interface ImportKind<T> {

    /** As it stands in addresses, such as {@code parts}. */
    String id();

    /** In Chinese. */
    String label();

    List<Heading> headings();

    /** How many rows are compared and written together. */
    default int chunk() {
        return 1000;
    }

    /** Reads a row, which collects its problems; the result counts only if there are none. */
    T read(Row row);

    /** What makes a row the only one of its kind in a file, in words for staff. */
    String key(T value);

    /** Compares sound rows with what is there; may find further problems. */
    List<Line<T>> compare(List<Line<T>> lines);

    /**
     * Writes lines that are new or changed.
     *
     * @param source where the file comes from, as the person said
     */
    void write(List<Line<T>> lines, String source);
}
