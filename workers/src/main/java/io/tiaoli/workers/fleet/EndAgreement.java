package io.tiaoli.workers.fleet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends an agreement today: no more discounts, and owners of no other agreement get their former class back; an unsigned one is left as it is. */
@Component
@Label("结束单位协议")
public class EndAgreement implements Worker<EndAgreement.In, EndAgreement.Out> {

    public record In(@Label("结束原因") Optional<String> reason) {}

    public record Out(@Label("不再是单位客户的人数") int releasedOwners) {}

    private final Agreements agreements;
    private final FleetCars cars;
    private final Clock clock;

    EndAgreement(Agreements agreements, FleetCars cars, Clock clock) {
        this.agreements = agreements;
        this.cars = cars;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        boolean ended = agreements.end(step.caseNo(), LocalDate.ofInstant(step.now(), clock.getZone()), in.reason().orElse("未写明"));
        return new Out(ended ? cars.release(step.caseNo()) : 0);
    }
}
