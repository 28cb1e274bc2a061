package io.tiaoli.workers.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that the test moves. */
public class TestClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-21T02:00:00Z");

    public void set(String isoWithOffset) {
        now = java.time.OffsetDateTime.parse(isoWithOffset).toInstant();
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
