package io.tiaoli.workers.fleet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Continues an agreement up to a new last day; serves {@code fleet-agreement} S7. */
@Component
@Label("延长单位协议")
public class ExtendAgreement implements Worker<ExtendAgreement.In, ExtendAgreement.Out> {

    /** @param reviewAfter ISO period such as P1Y, counted from today */
    public record In(@Label("有效期至") LocalDate validUntil, @Label("多久评审一次") String reviewAfter) {}

    public record Out(@Label("评审时间") Instant reviewAt) {}

    private final Agreements agreements;
    private final Clock clock;

    ExtendAgreement(Agreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        agreements.extend(step.caseNo(), in.validUntil());
        return new Out(ReviewDay.of(LocalDate.ofInstant(step.now(), clock.getZone()), Period.parse(in.reviewAfter()), in.validUntil(), clock.getZone()));
    }
}
