package io.tiaoli.workers.imports;

/**
 * One column that a file may have.
 *
 * @param isRequired whether the column must be there and every row must fill it
 * @param allowed in Chinese: what may stand in it
 */
public record Heading(String name, boolean isRequired, String allowed) {

    static Heading required(String name, String allowed) {
        return new Heading(name, true, allowed);
    }

    static Heading optional(String name, String allowed) {
        return new Heading(name, false, allowed);
    }
}
