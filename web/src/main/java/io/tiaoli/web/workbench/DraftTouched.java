package io.tiaoli.web.workbench;

/**
 * A draft is no longer what it was; told in the transaction of the change.
 *
 * @param what in Chinese, what became of it
 */
public record DraftTouched(String folder, String by, String what) {}
