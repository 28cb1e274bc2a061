package io.tiaoli.workers.events;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** What staff call an event, in one place for every flow that tells or hears it: {@code names.properties} beside this class. */
public final class EventNames {

    private static final Properties NAMES = read();

    /** The name, or the event's own id where an owner's flow tells one of its own. */
    public static String of(String event) {
        return NAMES.getProperty(event, event);
    }

    /** The events that have a name. */
    public static Set<String> known() {
        return NAMES.stringPropertyNames();
    }

    private static Properties read() {
        var names = new Properties();
        try (var in = new InputStreamReader(EventNames.class.getResourceAsStream("names.properties"), StandardCharsets.UTF_8)) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private EventNames() {}
}
