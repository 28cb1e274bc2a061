package io.tiaoli.workers.fleet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;

/** When an agreement is looked at again: a period after it was signed or continued, and not after its last day. */
final class ReviewDay {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    static Instant of(LocalDate from, Period after, LocalDate validUntil, ZoneId zone) {
        LocalDate planned = from.plus(after);
        return (planned.isAfter(validUntil) ? validUntil : planned).atTime(MORNING).atZone(zone).toInstant();
    }

    private ReviewDay() {}
}
