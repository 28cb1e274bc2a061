package io.tiaoli.workers.wording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as customers and staff read them. */
public final class ReadableTime {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日");

    /** Such as {@code 11月22日 13:00}. */
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** Such as {@code 11月22日}. */
    public static String day(LocalDate on) {
        return DAY.format(on);
    }

    /** Such as {@code 2026年11月22日}. */
    public static String date(LocalDate on) {
        return DATE.format(on);
    }

    private ReadableTime() {}
}
