package io.tiaoli.workers.appointments;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Computes when a booked customer is reminded, missed and given up, service-appointment S13, S15 and S17. */
@Component
@Label("安排到店前后的时间")
public class PlanVisit implements Worker<PlanVisit.In, PlanVisit.Out> {

    /**
     * @param reminderTime local time that the customer gave, such as {@code 16:30}
     * @param usualReminderTime where the customer gave none
     * @param remindBefore ISO days, such as {@code P1D}
     * @param overdueAfter, noShowAfter ISO durations after the booked time, such as {@code PT30M} and {@code P1D}
     */
    public record In(@Label("预约时间") Instant slotAt, @Label("客户指定的提醒时间") Optional<String> reminderTime,
            @Label("通常的提醒时间") String usualReminderTime, @Label("提前几天提醒") String remindBefore,
            @Label("晚到多久关怀") String overdueAfter, @Label("晚到多久算未到") String noShowAfter) {}

    /** @param remind false where the moment of the reminder is past already */
    public record Out(@Label("需要提醒") boolean remind, @Label("提醒时间") Instant reminderAt, @Label("逾时关怀时间") Instant overdueAt,
            @Label("未到截止时间") Instant noShowAt) {}

    private final Clock clock;

    PlanVisit(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var day = in.slotAt().atZone(clock.getZone()).toLocalDate().minus(Period.parse(in.remindBefore()));
        Instant reminderAt = day.atTime(time(in.reminderTime().orElse(in.usualReminderTime()))).atZone(clock.getZone()).toInstant();
        return new Out(reminderAt.isAfter(step.now()), reminderAt, in.slotAt().plus(Duration.parse(in.overdueAfter())), in.slotAt().plus(Duration.parse(in.noShowAfter())));
    }

    /** A form's time may carry an offset, which says nothing beside a local day. */
    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.replaceAll("(Z|[+-]\\d{2}:\\d{2})$", ""));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("提醒时间「%s」不合要求，应如 16:30".formatted(text), e);
        }
    }
}
