package io.tiaoli.workers.homeservice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that a pre-check was announced, and says when it is confirmed; {@code door-to-door-service} S2. */
@Component
@Label("记下已通知")
public class NoteAnnounced implements Worker<NoteAnnounced.In, NoteAnnounced.Out> {

    /**
     * @param confirmBefore ISO days before the trip, such as {@code P1D}
     * @param atTime local time of day, such as {@code 09:00}
     */
    public record In(@Label("日期") LocalDate visitOn, @Label("提前几天确认") String confirmBefore, @Label("几点") String atTime) {}

    public record Out(@Label("通知时间") Instant announcedAt, @Label("确认时间") Instant confirmAt) {}

    private final HomeVisits visits;

    NoteAnnounced(HomeVisits visits) {
        this.visits = visits;
    }

    @Override
    public Out run(In in, Step step) {
        visits.announced(step.caseNo(), step.now());
        var confirmAt = in.visitOn().minus(Period.parse(in.confirmBefore())).atTime(LocalTime.parse(in.atTime())).atZone(ZoneId.systemDefault()).toInstant();
        return new Out(step.now(), confirmAt);
    }
}
