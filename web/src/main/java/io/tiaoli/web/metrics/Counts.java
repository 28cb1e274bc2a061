package io.tiaoli.web.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.messaging.MessageAnswered;
import io.tiaoli.workers.messaging.gateway.Gateways;
import io.tiaoli.workers.messaging.gateway.NotAccepted;

/** Counts what happens on this node: what gateways answer, and whom the door refuses. */
@Component
class Counts {

    private final MeterRegistry registry;
    private final Counter refused;

    Counts(MeterRegistry registry, Gateways gateways) {
        this.registry = registry;
        this.refused = registry.counter("tiaoli.sign.ins.refused");
        // all stand at zero from the start: what has not happened yet is no gap in a curve
        for (var way : gateways.all()) {
            Stream.concat(Stream.of(Optional.<NotAccepted.Kind>empty()), Arrays.stream(NotAccepted.Kind.values()).map(Optional::of))
                    .forEach(refusal -> answers(new MessageAnswered(way.gateway().name(), refusal)));
        }
    }

    @EventListener
    void answered(MessageAnswered answer) {
        answers(answer).increment();
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent refusal) {
        refused.increment();
    }

    private Counter answers(MessageAnswered answer) {
        return registry.counter("tiaoli.gateway.answers", "gateway", answer.gateway(), "outcome", answer.outcome());
    }
}
