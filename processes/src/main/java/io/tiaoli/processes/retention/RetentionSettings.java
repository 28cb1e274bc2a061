package io.tiaoli.processes.retention;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When history is cleaned, and what is archived before; how long it is kept stands in each diagram ({@code historyTimeToLive}).
 *
 * @param window from and until, such as {@code 01:00-05:00}; {@code off} for never
 * @param archive the flows whose cases are archived: by default where repairs, sales and money are recorded
 */
@ConfigurationProperties("tiaoli.retention")
record RetentionSettings(@DefaultValue("01:00-05:00") String window,
                         @DefaultValue({"vehicle-repair", "payment-collection", "insurance-claim", "vehicle-order", "vehicle-delivery", "complaint-handling"}) Set<String> archive) {

    RetentionSettings {
        archive = Set.copyOf(archive);
        ends(window);
    }

    /** Whether it is time to clean; a window may reach over midnight. */
    boolean isOpen(LocalTime now) {
        if (window.equals("off")) return false;
        var ends = ends(window);
        boolean after = !now.isBefore(ends.get(0));
        boolean before = now.isBefore(ends.get(1));
        return ends.get(0).isBefore(ends.get(1)) ? after && before : after || before;
    }

    private static List<LocalTime> ends(String window) {
        if (window.equals("off")) return List.of();
        try {
            String[] ends = window.split("-", 2);
            if (ends.length == 2) return List.of(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeParseException wrong) {
            // said below, as for a window without an end
        }
        throw new IllegalArgumentException("环境变量 TIAOLI_RETENTION_WINDOW 的值「%s」不对，应为起止时间，如 01:00-05:00，或 off".formatted(window));
    }
}
