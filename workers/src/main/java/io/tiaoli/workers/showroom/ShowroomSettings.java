package io.tiaoli.workers.showroom;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this showroom is run.
 *
 * @param openDays the days on which it opens
 * @param closes local time of closing; records of the day are due then
 * @param sampleRate part of a week's visitors who are asked how it was, above 0, at most 1
 * @param dissatisfiedUpTo satisfaction of 1 to 5 up to which a visitor counts as dissatisfied
 */
@ConfigurationProperties("tiaoli.showroom")
public record ShowroomSettings(@DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"}) Set<DayOfWeek> openDays, @DefaultValue("18:00") LocalTime closes,
        @DefaultValue("0.1") BigDecimal sampleRate, @DefaultValue("2") int dissatisfiedUpTo) {

    public ShowroomSettings {
        if (sampleRate.signum() <= 0 || sampleRate.compareTo(BigDecimal.ONE) > 0) throw new IllegalArgumentException("环境变量 TIAOLI_SHOWROOM_SAMPLE_RATE 的值「%s」不对，应大于 0、不超过 1".formatted(sampleRate));
        if (dissatisfiedUpTo < 1 || dissatisfiedUpTo > 4) throw new IllegalArgumentException("环境变量 TIAOLI_SHOWROOM_DISSATISFIED_UP_TO 的值「%d」不对，应为 1 到 4 的整数".formatted(dissatisfiedUpTo));
    }
}
