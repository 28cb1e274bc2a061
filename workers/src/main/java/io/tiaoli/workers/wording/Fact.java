package io.tiaoli.workers.wording;

/**
 * Something that a wording may name.
 *
 * @param name as in {@code {{plateNo}}}
 * @param label in Chinese, for the owner who writes the text
 * @param sample what a preview shows
 */
public record Fact(String name, String label, String sample) {}
