package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Takes what a booking reserved from the shelf: it was used at the customer's place; {@code door-to-door-service} S5. */
@Component
@Label("领出预约预留的配件")
public class DrawReservedParts implements Worker<DrawReservedParts.In, DrawReservedParts.Out> {

    /** @param appointmentNo the booking; missing without one, then nothing happens */
    public record In(@Label("预约单号") Optional<String> appointmentNo) {}

    /** @param drawnPieces pieces that are gone from the shelf now */
    public record Out(@Label("领出件数") int drawnPieces) {}

    private final Reservations reservations;
    private final Stock stock;

    DrawReservedParts(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.appointmentNo().isEmpty()) return new Out(0);
        var reserved = reservations.of(in.appointmentNo().get(), RESERVED);
        reserved.forEach((partNo, pieces) -> stock.draw(in.appointmentNo().get(), partNo, pieces, step.now()));
        return new Out(reserved.values().stream().mapToInt(Integer::intValue).sum());
    }
}
