package io.tiaoli.web.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;

/** Moments as our pages show them, such as {@code 2026-11-23 09:00}. */
public final class Times {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static String text(Instant at) {
        return MOMENT.format(at.atZone(ZoneId.systemDefault()));
    }

    /** An empty text where there is none. */
    public static String text(Optional<Instant> at) {
        return at.map(Times::text).orElse("");
    }

    /** An empty text for null, which the engine gives for what has not happened. */
    public static String text(Date at) {
        return at == null ? "" : text(at.toInstant());
    }

    private Times() {}
}
