package io.tiaoli.workers.care;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.events.Events;

/** Wakes the cases whose plan changed: event {@code plan-changed}, key the case number. */
@Component
class ChangedPlans {

    private static final Duration VALID = Duration.ofDays(30);

    private final Events events;

    ChangedPlans(Events events) {
        this.events = events;
    }

    void tell(Collection<String> caseNos) {
        caseNos.forEach(caseNo -> events.publish("plan-changed", caseNo, Map.of(), VALID, Optional.empty(), UUID.randomUUID().toString()));
    }
}
