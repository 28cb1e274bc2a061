package io.tiaoli.workers.insurance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.events.Events;

/** Starts the renewal of every running policy that ends soon, bought here or elsewhere, once a policy; {@code insurance-renewal} S1. */
@Component
@Label("选出快到期的保单")
public class SelectPolicies implements Worker<SelectPolicies.In, SelectPolicies.Out> {

    private static final Duration VALID = Duration.ofDays(30);

    /** @param within ISO days until the end, such as {@code P60D} */
    public record In(@Label("提前多久") String within) {}

    public record Out(@Label("快到期的保单数") int endingPolicies) {}

    private final Policies policies;
    private final Events events;
    private final Clock clock;

    SelectPolicies(Policies policies, Events events, Clock clock) {
        this.policies = policies;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var today = LocalDate.now(clock);
        var ending = policies.ending(today, today.plus(Period.parse(in.within())));
        ending.forEach(policy -> {
            Map<String, Object> payload = new LinkedHashMap<>(Map.of("policyNo", policy.policyNo(), "customerId", policy.customerId()));
            policy.vehicleId().ifPresent(vehicle -> payload.put("vehicleId", vehicle));
            events.publish("policy-ending", policy.policyNo(), payload, VALID, Optional.empty(), "policy-ending/" + policy.policyNo());
        });
        return new Out(ending.size());
    }
}
