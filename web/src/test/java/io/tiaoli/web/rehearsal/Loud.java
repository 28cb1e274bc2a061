package io.tiaoli.web.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Hears every stack trace in the log. */
final class Loud extends AppenderBase<ILoggingEvent> {

    private final List<String> said = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    static Loud listening() {
        var loud = new Loud();
        loud.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(loud);
        return loud;
    }

    void clear() {
        said.clear();
    }

    Optional<String> first() {
        return said.stream().findFirst();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() != null) said.add(event.getFormattedMessage() + ": " + event.getThrowableProxy().getClassName() + " " + event.getThrowableProxy().getMessage());
    }
}
