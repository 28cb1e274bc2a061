package io.tiaoli.workers.appointments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives bay and advisor of a booking free although its customer arrived: the repair order that it led to is cancelled. */
@Component
@Label("退回预约时段")
public class FreeSlot implements Worker<FreeSlot.In, Nothing> {

    /** @param appointmentNo the booking; missing for a walk-in, then nothing happens */
    public record In(@Label("预约单号") Optional<String> appointmentNo) {}

    private final Appointments appointments;

    FreeSlot(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Nothing run(In in, Step step) {
        in.appointmentNo().ifPresent(appointments::free);
        return Nothing.NOTHING;
    }
}
