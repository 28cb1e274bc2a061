package io.tiaoli.workers.appointments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.wording.ReadableTime;

/** Says when a customer is expected as forms show and compare it, service-appointment S9 and S12. */
@Component
@Label("写明预约时间")
public class DescribeSlot implements Worker<DescribeSlot.In, DescribeSlot.Out> {

    public record In(@Label("预约时间") Instant slotAt) {}

    /** @param slotText such as {@code 11月22日 13:00} */
    public record Out(@Label("预约时间（文字）") String slotText, @Label("预约日期") LocalDate slotOn) {}

    private final Clock clock;

    DescribeSlot(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(ReadableTime.moment(in.slotAt(), clock.getZone()), LocalDate.ofInstant(in.slotAt(), clock.getZone()));
    }
}
