package io.tiaoli.workers.care;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;

/** An ISO duration as owners write it in a plan: PT18H, P6D, P1M; days and months are calendar ones. */
record Offset(TemporalAmount amount) {

    /** @throws IllegalArgumentException that names the plan's column and what is allowed */
    static Offset of(String column, String text) {
        try {
            return new Offset(text.contains("T") ? Duration.parse(text) : Period.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("计划里「%s」的值「%s」不合要求，应为 PT2H、P6D、P1M 这样的间隔".formatted(column, text), e);
        }
    }

    /** {@code count} times this after a moment. */
    Instant after(Instant from, int count) {
        var at = from.atZone(ZoneId.systemDefault());
        return (amount instanceof Period period ? at.plus(period.multipliedBy(count)) : at.plus(((Duration) amount).multipliedBy(count))).toInstant();
    }
}
