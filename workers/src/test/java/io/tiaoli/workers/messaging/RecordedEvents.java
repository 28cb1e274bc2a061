package io.tiaoli.workers.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.tiaoli.workers.events.Events;

/** Keeps what was published, once for each key. */
public class RecordedEvents implements Events {

    public record Published(String name, String key, Map<String, ?> payload, Optional<String> caseNo, String onceKey) {}

    private final List<Published> all = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void publish(String name, String key, Map<String, ?> payload, Duration valid, Optional<String> caseNo, String onceKey) {
        if (all.stream().noneMatch(event -> event.onceKey().equals(onceKey))) all.add(new Published(name, key, payload, caseNo, onceKey));
    }

    public List<Published> all() {
        return all;
    }
}
