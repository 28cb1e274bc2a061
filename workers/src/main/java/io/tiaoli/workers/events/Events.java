package io.tiaoli.workers.events;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where events are told; they are delivered after the transaction, once per receiver. */
public interface Events {

    /**
     * Keeps an event in the running transaction.
     *
     * @param name past fact in kebab, such as {@code car-left}
     * @param key whom it is about: what a waiting step names behind the event, such as a case number or vehicle id
     * @param payload variables for the receiver: texts, numbers, booleans, moments, days
     * @param valid how long it waits for somebody to hear it
     * @param caseNo the case that tells it
     * @param onceKey the same key again changes nothing
     */
    void publish(String name, String key, Map<String, ?> payload, Duration valid, Optional<String> caseNo, String onceKey);
}
