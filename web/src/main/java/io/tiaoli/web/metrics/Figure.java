package io.tiaoli.web.metrics;

import io.micrometer.core.instrument.Tags;

/**
 * One figure at one moment.
 *
 * @param name with dots, such as {@code tiaoli.jobs.due}
 * @param tags what it is about, such as the flow
 */
record Figure(String name, Tags tags, double value) {

    static Figure of(String name, double value) {
        return new Figure(name, Tags.empty(), value);
    }

    static Figure of(String name, String tag, String about, double value) {
        return new Figure(name, Tags.of(tag, about), value);
    }
}
