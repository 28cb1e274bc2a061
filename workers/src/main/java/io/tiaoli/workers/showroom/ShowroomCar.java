package io.tiaoli.workers.showroom;

import java.time.Instant;
import java.util.Optional;

/**
 * A car of ours that customers see or drive.
 *
 * @param name model and colour
 * @param ready a test-drive car may be driven; always true for a show car
 * @param notReady what is missing, for people
 */
public record ShowroomCar(String id, Kind kind, String name, Optional<String> plateNo, boolean active, boolean ready, Optional<String> notReady,
        Optional<Integer> fuelPercent, Optional<Instant> checkedAt) {

    /** SHOW: stands in the showroom; TEST_DRIVE: is driven by prospects, and nobody else. */
    public enum Kind {SHOW, TEST_DRIVE}

    /** As staff call it: 轩逸 白色 京A12345. */
    public String title() {
        return name + plateNo.map(plate -> " " + plate).orElse("");
    }
}
