package io.tiaoli.workers.winback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.events.Events;

/** Starts a win-back for every vehicle that stayed away so long and whose owner may be called; the monthly start of {@code lapsed-customer-winback}. */
@Component
@Label("选出久未到店的车")
public class SelectLapsed implements Worker<SelectLapsed.In, SelectLapsed.Out> {

    private static final Duration VALID = Duration.ofDays(30);

    /**
     * @param away ISO months since the last visit, such as {@code P12M}
     * @param plannedAt when the month's selection was to be made; now, where nothing is said
     */
    public record In(@Label("多久没来") String away, @Label("原定时间") Optional<Instant> plannedAt) {}

    public record Out(@Label("选出的车数") int lapsedVehicles) {}

    private final Winbacks winbacks;
    private final Consents consents;
    private final Events events;
    private final Clock clock;

    SelectLapsed(Winbacks winbacks, Consents consents, Events events, Clock clock) {
        this.winbacks = winbacks;
        this.consents = consents;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var today = LocalDate.now(clock);
        var plannedAt = in.plannedAt().orElse(step.now()).atZone(clock.getZone()).toOffsetDateTime().toString();
        var away = winbacks.awaySince(today.minus(Period.parse(in.away()))).stream()
                .filter(vehicle -> consents.allows(vehicle.customerId(), ContactPurpose.APPOINTMENT_OFFER)).toList();
        away.forEach(vehicle -> events.publish("customer-lapsed", vehicle.vehicleId(),
                Map.of("customerId", vehicle.customerId(), "vehicleId", vehicle.vehicleId(), "lastVisitAt", vehicle.lastVisitOn().toString(), "approachPlannedAt", plannedAt),
                VALID, Optional.empty(), "customer-lapsed/%s/%s".formatted(vehicle.vehicleId(), YearMonth.from(today))));
        return new Out(away.size());
    }
}
