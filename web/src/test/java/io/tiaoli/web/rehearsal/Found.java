package io.tiaoli.web.rehearsal;

import java.util.regex.Pattern;

import org.apache.commons.lang3.exception.ExceptionUtils;
import org.camunda.bpm.engine.BadUserRequestException;

/** Something that must not happen in a run; the message says what. */
final class Found extends RuntimeException {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    Found(String message) {
        super(message);
    }

    Found(String message, Throwable cause) {
        super(message, cause);
    }

    /** A refusal is a sentence for staff; anything else is a program that broke. */
    static void unlessRefused(RuntimeException e, String where) {
        boolean sentence = ExceptionUtils.getThrowableList(e).stream().anyMatch(one -> one instanceof BadUserRequestException && one.getMessage() != null && CHINESE.matcher(one.getMessage()).find());
        if (!sentence) throw new Found("%s broke: %s".formatted(where, said(e)), e);
    }

    /** What an exception says at its root. */
    static String said(Throwable e) {
        var last = ExceptionUtils.getRootCause(e) == null ? e : ExceptionUtils.getRootCause(e);
        String said = Causes.of(e);
        return last.getMessage() == null || said.contains(last.getMessage()) ? said : said + " / " + last.getClass().getSimpleName() + " " + last.getMessage();
    }

    /** A run that came to no end. */
    static Found endless(int steps, String open) {
        return new Found("%d steps and no end; open: %s".formatted(steps, open));
    }

    boolean isEndless() {
        return getMessage().contains("steps and no end");
    }

    /** Findings that differ in numbers and entries only are one. */
    String kind() {
        return getMessage().replaceAll("[\\d\\-:{}=]+", "").replaceAll("\\[.*", "");
    }
}
