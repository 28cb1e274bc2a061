package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Step;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.fleet.Agreements;
import io.tiaoli.workers.fleet.PartsDiscount;

/** What an agreement of an organisation makes of the price of parts, for the car that the case is about. */
@Component
class AgreedParts {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Cases cases;
    private final Agreements agreements;
    private final Clock clock;

    AgreedParts(Cases cases, Agreements agreements, Clock clock) {
        this.cases = cases;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** What holds today for the car of the case. */
    Optional<PartsDiscount> of(Step step) {
        return cases.find(step.caseNo()).flatMap(Case::vehicleId).flatMap(vehicleId -> agreements.onParts(vehicleId, LocalDate.ofInstant(step.now(), clock.getZone())));
    }

    /** Rounded half up to the fen. */
    static long price(long partsFen, PartsDiscount discount) {
        return Money.percentOf(partsFen, HUNDRED.subtract(discount.percent()));
    }
}
