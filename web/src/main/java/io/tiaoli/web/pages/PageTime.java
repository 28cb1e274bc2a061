package io.tiaoli.web.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Moments as our pages show them, such as {@code 2026-11-21 13:05}. */
public final class PageTime {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static String of(Instant moment) {
        return MOMENT.format(moment.atZone(ZoneId.systemDefault()));
    }

    /** Empty where there is none. */
    public static String of(Optional<Instant> moment) {
        return moment.map(PageTime::of).orElse("");
    }

    private PageTime() {}
}
