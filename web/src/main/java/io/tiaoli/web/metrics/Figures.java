package io.tiaoli.web.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes all figures of the database in turn, so that reading them costs the database nothing, however often it is done.
 *
 * <p>Every node says the same figures: take the largest, not the sum.
 */
@Component
public class Figures {

    private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

    private final List<Measure> measures;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, MultiGauge> gauges = new TreeMap<>();
    private volatile Instant taken;

    Figures(List<Measure> measures, MeterRegistry registry, Clock clock) {
        this.measures = measures;
        this.registry = registry;
        this.clock = clock;
        this.taken = clock.instant();
        Gauge.builder("tiaoli.figures.age.seconds", () -> Duration.between(taken, clock.instant()).toSeconds()).register(registry);
    }

    /** Takes them now; while the database does not answer, the last ones stay, and their age says so. */
    @Scheduled(fixedDelayString = "${tiaoli.metrics.pause-ms:15000}")
    public synchronized void take() {
        Instant now = clock.instant();
        Map<String, List<MultiGauge.Row<?>>> rows = new TreeMap<>();
        try {
            for (Measure measure : measures) {
                for (Figure figure : measure.take(now)) rows.computeIfAbsent(figure.name(), name -> new ArrayList<>()).add(MultiGauge.Row.of(figure.tags(), figure.value()));
            }
        } catch (RuntimeException e) {
            LOG.warn("The figures cannot be taken now: {}", e.getMessage());
            return;
        }
        rows.forEach((name, values) -> gauges.computeIfAbsent(name, n -> MultiGauge.builder(n).register(registry)).register(values, true));
        taken = now;
    }
}
