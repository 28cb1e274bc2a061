package io.tiaoli.workers.calendar;

import java.time.Instant;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** The same clock time so many working days later. */
@Component
@Label("加工作日")
public class AddWorkingDays implements Worker<AddWorkingDays.In, AddWorkingDays.Out> {

    /**
     * @param from counted from the day after it
     * @param days 0 to 500
     */
    public record In(@Label("起算时间") Instant from, @Label("工作日数") int days) {}

    public record Out(@Label("到期时间") Instant dueAt) {}

    private final WorkingDays workingDays;

    AddWorkingDays(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    @Override
    public Out run(In in, Step step) {
        var from = in.from().atZone(ZoneId.systemDefault());
        return new Out(from.with(workingDays.plus(from.toLocalDate(), in.days())).toInstant());
    }
}
