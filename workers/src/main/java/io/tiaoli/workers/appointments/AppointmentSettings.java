package io.tiaoli.workers.appointments;

import java.time.Duration;
import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the workshop takes customers.
 *
 * @param opens, closes local times between which a slot must lie
 * @param grid distance of the alternatives that are offered
 * @param reception how long an advisor is busy with one arrival
 * @param searchDays how many days ahead alternatives are looked for
 */
@ConfigurationProperties("tiaoli.appointments")
public record AppointmentSettings(@DefaultValue("08:00") LocalTime opens, @DefaultValue("18:00") LocalTime closes,
        @DefaultValue("PT30M") Duration grid, @DefaultValue("PT30M") Duration reception, @DefaultValue("7") int searchDays) {

    public AppointmentSettings {
        if (!opens.isBefore(closes)) throw new IllegalArgumentException("环境变量 TIAOLI_APPOINTMENTS_OPENS 的值「%s」应早于 TIAOLI_APPOINTMENTS_CLOSES 的「%s」".formatted(opens, closes));
        if (grid.toMinutes() < 5) throw new IllegalArgumentException("环境变量 TIAOLI_APPOINTMENTS_GRID 的值「%s」不对，应至少 5 分钟，如 PT30M".formatted(grid));
        if (searchDays < 1 || searchDays > 60) throw new IllegalArgumentException("环境变量 TIAOLI_APPOINTMENTS_SEARCH_DAYS 的值「%d」不对，应为 1 到 60 的整数".formatted(searchDays));
    }
}
