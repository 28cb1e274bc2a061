package io.tiaoli.workers.complaints;

import java.time.Instant;
import java.time.LocalTime;
import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The business hours in which complaints are acknowledged.
 *
 * @param opens local time
 * @param closes local time, later than {@code opens}
 */
@ConfigurationProperties("tiaoli.complaints")
public record ComplaintSettings(@DefaultValue("08:30") LocalTime opens, @DefaultValue("17:30") LocalTime closes) {

    public ComplaintSettings {
        if (!opens.isBefore(closes)) throw new IllegalArgumentException("环境变量 TIAOLI_COMPLAINTS_OPENS 的值「%s」应早于 TIAOLI_COMPLAINTS_CLOSES 的「%s」".formatted(opens, closes));
    }

    /** The moment at which so much business time has passed. */
    Instant after(Instant from, Duration businessTime, ZoneId zone) {
        var at = from.atZone(zone);
        Duration left = businessTime;
        while (true) {
            if (at.toLocalTime().isBefore(opens)) at = at.with(opens);
            Duration today = at.toLocalTime().isBefore(closes) ? Duration.between(at.toLocalTime(), closes) : Duration.ZERO;
            if (left.compareTo(today) <= 0) return at.plus(left).toInstant();
            left = left.minus(today);
            at = at.plusDays(1).with(opens);
        }
    }
}
