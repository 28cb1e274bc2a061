package io.tiaoli.workers.appointments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.parts.Stock;

/** Gives back bay and advisor of a booking, also when its customer is here already, and the parts that are still reserved for it: what it was made for is cancelled. */
@Component
@Label("退回预约的时段和配件")
public class FreeSlot implements Worker<FreeSlot.In, Nothing> {

    /** @param appointmentNo the booking; missing for a walk-in, then nothing happens */
    public record In(@Label("预约单号") Optional<String> appointmentNo) {}

    private final Appointments appointments;
    private final Stock stock;

    FreeSlot(Appointments appointments, Stock stock) {
        this.appointments = appointments;
        this.stock = stock;
    }

    @Override
    public Nothing run(In in, Step step) {
        in.appointmentNo().ifPresent(booking -> {
            appointments.free(booking);
            stock.release(booking, step.now());
        });
        return Nothing.NOTHING;
    }
}
