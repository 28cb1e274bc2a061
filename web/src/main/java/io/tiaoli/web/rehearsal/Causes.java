package io.tiaoli.web.rehearsal;

import java.util.regex.Pattern;

/** Why something cannot be done, in Chinese. */
final class Causes {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int LONGEST = 600;

    /** The deepest sentence that is written for people; else what the program says. */
    static String of(Throwable thrown) {
        String said = null;
        Throwable last = thrown;
        for (Throwable cause = thrown; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause.getMessage() != null && CHINESE.matcher(cause.getMessage()).find()) said = cause.getMessage();
            last = cause;
        }
        String text = said != null ? said : "程序出错：%s %s".formatted(last.getClass().getSimpleName(), last.getMessage() == null ? "" : last.getMessage()).strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private Causes() {}
}
