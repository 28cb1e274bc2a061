package io.tiaoli.processes.patterns;

/** Says in Chinese why a regular expression of an owner cannot be used, or not on this text. */
public final class PatternRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public PatternRefused(String sentence) {
        super(sentence);
    }
}
