package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Hands what a booking reserved to the repair order that the customer arrived for, so that it is not missing there. */
@Component
@Label("接收预约预留的配件")
public class TakeOverParts implements Worker<TakeOverParts.In, TakeOverParts.Out> {

    /** @param appointmentNo the booking; missing for a walk-in, then nothing happens */
    public record In(@Label("预约单号") Optional<String> appointmentNo) {}

    /** @param takenOverPieces pieces that this case has reserved now and the booking had before */
    public record Out(@Label("接收件数") int takenOverPieces) {}

    private final Reservations reservations;

    TakeOverParts(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public Out run(In in, Step step) {
        int pieces = 0;
        if (in.appointmentNo().isPresent()) {
            for (var entry : reservations.of(in.appointmentNo().get(), RESERVED).entrySet()) {
                reservations.take(in.appointmentNo().get(), entry.getKey(), RESERVED, entry.getValue(), step.now());
                reservations.add(step.caseNo(), entry.getKey(), RESERVED, entry.getValue(), step.now());
                pieces += entry.getValue();
            }
        }
        return new Out(pieces);
    }
}
