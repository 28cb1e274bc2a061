package io.tiaoli.workers.messaging.gateway;

import java.time.Duration;
import java.util.List;

/** The ways out that the settings have chosen, one for each channel. */
public record Gateways(List<Way> all) implements AutoCloseable {

    /** A gateway and how long one message may take there. */
    public record Way(Gateway gateway, Duration timeout) {}

    @Override
    public void close() {
        all.forEach(way -> way.gateway().close());
    }
}
