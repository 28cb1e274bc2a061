package io.tiaoli.web.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time of all nodes: it runs as this machine's does, from another moment on, and can be moved. */
final class NodeClock extends Clock {

    private volatile Duration ahead;
    private Path file;

    NodeClock(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    /** The file from which the nodes read it. */
    Path showIn(Path folder) {
        file = folder.resolve("clock");
        move(Duration.ZERO);
        return file;
    }

    void move(Duration by) {
        ahead = ahead.plus(by);
        try {
            Path next = file.resolveSibling("clock-next");
            Files.writeString(next, String.valueOf(ahead.toMillis()));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
