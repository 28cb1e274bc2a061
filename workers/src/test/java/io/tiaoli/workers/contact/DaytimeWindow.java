package io.tiaoli.workers.contact;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Behaves like rows 1, 6 and 7 of the owners' table: no noon calls in the car line, nothing from 22:00 to 08:00. */
public class DaytimeWindow implements ContactWindow {

    private static final LocalTime OPEN = LocalTime.of(8, 0);
    private static final LocalTime CLOSE = LocalTime.of(22, 0);
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final LocalTime AFTER_NOON = LocalTime.of(14, 30);

    @Override
    public Instant earliest(Question question) {
        ZonedDateTime at = question.at().atZone(ZoneId.of("Asia/Shanghai"));
        LocalTime time = at.toLocalTime();
        if (question.onReply()) return question.at();
        if (time.isBefore(OPEN)) return at.with(OPEN).toInstant();
        if (!time.isBefore(CLOSE)) return at.plusDays(1).with(OPEN).toInstant();
        boolean noonBan = question.line() == BusinessLine.AUTO && question.channel() == Channel.PHONE;
        return noonBan && !time.isBefore(NOON) && time.isBefore(AFTER_NOON) ? at.with(AFTER_NOON).toInstant() : question.at();
    }
}
