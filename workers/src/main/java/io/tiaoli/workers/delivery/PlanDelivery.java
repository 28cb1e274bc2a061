package io.tiaoli.workers.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Computes every moment that hangs on the planned delivery; {@code vehicle-delivery} S3, S5, S8, S10. */
@Component
@Label("排定交车前的日期")
public class PlanDelivery implements Worker<PlanDelivery.In, PlanDelivery.Out> {

    private static final int EARLY_DAYS = 3;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** @param postponed the customer has just been called about this date */
    public record In(@Label("交车时间") Instant plannedDeliveryAt, @Label("刚改过期") Optional<Boolean> postponed) {}

    /**
     * @param earlyCallAt three days before, at the same time of day; the inspection opens then too
     * @param earlyCallWanted false when the call about the postponement was less than three days ahead and counts for it
     * @param gateAt 24 hours before: car and papers must be ready
     * @param dayBeforeAt the day before, at the same time of day
     * @param dayCallAt nine o'clock of the day, or an hour before where that is earlier
     */
    public record Out(@Label("交车前三日") Instant earlyCallAt, @Label("要打三日电话") boolean earlyCallWanted, @Label("交车前 24 小时") Instant gateAt,
            @Label("交车前一日") Instant dayBeforeAt, @Label("当日确认时间") Instant dayCallAt, @Label("交车日") LocalDate deliveryOn) {}

    @Override
    public Out run(In in, Step step) {
        var planned = in.plannedDeliveryAt().atZone(ZoneId.systemDefault());
        var early = planned.minusDays(EARLY_DAYS).toInstant();
        var morning = planned.with(MORNING);
        var hourBefore = planned.minusHours(1);
        return new Out(early, !(in.postponed().orElse(false) && early.isBefore(step.now())), planned.minusHours(24).toInstant(), planned.minusDays(1).toInstant(),
                (hourBefore.isBefore(morning) ? hourBefore : morning).toInstant(), planned.toLocalDate());
    }
}
