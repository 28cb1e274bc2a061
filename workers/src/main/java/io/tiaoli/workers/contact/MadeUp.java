package io.tiaoli.workers.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What a contact says and how long it has when its turn comes after its deadline, such as after an outage. */
final class MadeUp {

    static final String PLANNED = "原定";
    static final String AND = "；";
    private static final String LATE = "，当时没有做成，现在补做";
    private static final Duration IN = Duration.ofDays(1);

    private MadeUp() {}

    /** Of a contact that was planned for an earlier day. */
    static Optional<String> since(Instant planned, Instant now) {
        boolean earlier = day(planned).isBefore(day(now));
        return earlier ? Optional.of(PLANNED + " %s 联系".formatted(When.text(planned)) + LATE) : Optional.empty();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.systemDefault());
    }

    static String note(Instant due) {
        return PLANNED + " %s 前联系".formatted(When.text(due)) + LATE;
    }

    /** What is known of when it was planned stays; it is said once that it comes late. */
    static String note(String known, Instant due) {
        if (known.isEmpty()) return note(due);
        if (known.contains(LATE)) return known;
        int end = known.indexOf(AND);
        return end < 0 ? known + LATE : known.substring(0, end) + LATE + known.substring(end);
    }

    static Instant due(Instant due, Instant now) {
        return due.isBefore(now) ? now.plus(IN) : due;
    }
}
