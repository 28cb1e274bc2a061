package io.tiaoli.workers.contact;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often we call of our own accord.
 *
 * @param perDay calls to one customer on one day, from all cases together; 0 for no limit
 */
@ConfigurationProperties("tiaoli.calls")
public record CallSettings(@DefaultValue("1") int perDay) {

    public CallSettings {
        if (perDay < 0 || perDay > 10) throw new IllegalArgumentException("tiaoli.calls.per-day %d 应为 0（不限）到 10".formatted(perDay));
    }
}
