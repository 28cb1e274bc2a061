package io.tiaoli.web.failures;

/** Why somebody gives something up. */
final class Reason {

    private static final int LONGEST = 400;

    /** A reason must be given, and fit. */
    static String of(String written) {
        String reason = written.strip();
        if (reason.isEmpty()) throw new IllegalArgumentException("请写明放弃的原因");
        if (reason.length() > LONGEST) throw new IllegalArgumentException("原因最多 %d 个字，现在是 %d 个".formatted(LONGEST, reason.length()));
        return reason;
    }

    private Reason() {}
}
