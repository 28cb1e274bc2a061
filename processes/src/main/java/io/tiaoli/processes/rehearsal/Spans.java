package io.tiaoli.processes.rehearsal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;

/** Lengths of time as a scenario writes them: PT10M, P3D, P1M. */
final class Spans {

    /** @throws IllegalArgumentException in Chinese */
    static TemporalAmount read(String span) {
        try {
            TemporalAmount read = span.contains("T") ? Duration.parse(span) : Period.parse(span);
            if (read instanceof Duration d && d.isNegative() || read instanceof Period p && p.isNegative()) throw new DateTimeException("negative");
            return read;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("时长「%s」不对，应如 PT10M（10 分钟）、PT2H（2 小时）、P3D（3 天）".formatted(span));
        }
    }

    static Duration from(Temporal from, String span) {
        return Duration.between(from, from.plus(read(span)));
    }

    private Spans() {}
}
