package io.tiaoli.workers.contact;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as the reasons of a plan tell them: with the year, for plans last for years. */
public final class When {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static String text(Instant at) {
        return at.atZone(ZoneId.systemDefault()).format(FORM);
    }

    private When() {}
}
