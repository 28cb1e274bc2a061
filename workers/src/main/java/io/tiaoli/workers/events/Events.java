package io.tiaoli.workers.events;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Tells other flows what has happened; an event is kept until somebody hears it or it is no longer valid. */
public interface Events {

    /**
     * Keeps an event in the transaction of the caller; it is delivered after commit.
     *
     * @param name a past fact in kebab case, such as {@code customer-replied}
     * @param key whom it concerns, such as a case number
     * @param valid how long it waits for a receiver
     * @param caseNo the case that it comes from
     * @param onceKey the same key again is the same event and changes nothing
     */
    void publish(String name, String key, Map<String, ?> payload, Duration valid, Optional<String> caseNo, String onceKey);
}
