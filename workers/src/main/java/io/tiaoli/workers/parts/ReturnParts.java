package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Puts single drawn pieces back on the shelf: wrong or not needed. */
@Component
@Label("退料")
@Refuses("parts-not-drawn")
public class ReturnParts implements Worker<ReturnParts.In, ReturnParts.Out> {

    /** @param record the form record with {@code lines} of {@code partNo} and {@code quantity} */
    public record In(@Label("退料单（表单记录名）") String record) {}

    public record Out(@Label("退库件数") int returnedPieces) {}

    private final FormRecords forms;
    private final Reservations reservations;
    private final Stock stock;

    ReturnParts(FormRecords forms, Reservations reservations, Stock stock) {
        this.forms = forms;
        this.reservations = reservations;
        this.stock = stock;
    }

    @Override
    public Out run(In in, Step step) {
        var pieces = forms.read(step.caseNo(), in.record(), PartPieces.class, "parts-not-drawn").byNumber("parts-not-drawn");
        var drawn = reservations.of(step.caseNo(), DRAWN);
        pieces.forEach((partNo, quantity) -> {
            int had = drawn.getOrDefault(partNo, 0);
            if (quantity > had) {
                throw new Refused("parts-not-drawn", "配件「%s」要退 %d 件，但 %s 只领了 %d 件".formatted(partNo, quantity, step.caseNo(), had));
            }
            stock.putBack(step.caseNo(), partNo, quantity, step.now());
        });
        return new Out(pieces.values().stream().mapToInt(Integer::intValue).sum());
    }
}
