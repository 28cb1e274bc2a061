package io.tiaoli.workers.insurance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Computes when a renewal is quoted, announced, called for and over; {@code insurance-renewal} S2, S3, S8, S9. */
@Component
@Label("算出续保的时间")
public class PlanRenewal implements Worker<PlanRenewal.In, PlanRenewal.Out> {

    /**
     * @param endDate the last insured day
     * @param quoteBefore, remindBefore, callBefore ISO days before it, such as {@code P30D}
     * @param atTime local time of day, such as {@code 09:00}
     */
    public record In(@Label("保险止期") LocalDate endDate, @Label("提前多久报价") String quoteBefore, @Label("提前多久发短信") String remindBefore,
            @Label("提前多久打电话") String callBefore, @Label("几点") String atTime) {}

    /**
     * @param callAt now, where its day was over before the renewal was planned
     * @param endsAt the first moment without cover
     */
    public record Out(@Label("报价时间") Instant quoteAt, @Label("短信时间") Instant remindAt, @Label("电话时间") Instant callAt, @Label("脱保时间") Instant endsAt) {}

    private final Clock clock;

    PlanRenewal(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var callAt = before(in, in.callBefore());
        return new Out(before(in, in.quoteBefore()), before(in, in.remindBefore()), callAt.isBefore(clock.instant()) ? clock.instant() : callAt,
                in.endDate().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private Instant before(In in, String days) {
        return in.endDate().minus(Period.parse(days)).atTime(LocalTime.parse(in.atTime())).atZone(clock.getZone()).toInstant();
    }
}
