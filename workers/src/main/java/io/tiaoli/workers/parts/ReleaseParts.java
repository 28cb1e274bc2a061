package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;
import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.SortedMap;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives back all that a case reserved or drew: when it is cancelled, refused or postponed. */
@Component
@Label("退回配件")
public class ReleaseParts implements Worker<Nothing, ReleaseParts.Out> {

    /** @param returnedPieces pieces that lie on the shelf again and were drawn before */
    public record Out(@Label("退库件数") int returnedPieces) {}

    private final Reservations reservations;
    private final Stock stock;

    ReleaseParts(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Override
    public Out run(Nothing in, Step step) {
        SortedMap<String, Integer> reserved = reservations.of(step.caseNo(), RESERVED);
        SortedMap<String, Integer> drawn = reservations.of(step.caseNo(), DRAWN);
        var partNos = new TreeSet<>(reserved.keySet());
        partNos.addAll(drawn.keySet());
        for (String partNo : partNos) {
            if (reserved.containsKey(partNo)) stock.release(step.caseNo(), partNo, reserved.get(partNo), step.now());
            if (drawn.containsKey(partNo)) stock.putBack(step.caseNo(), partNo, drawn.get(partNo), step.now());
        }
        return new Out(drawn.values().stream().mapToInt(Integer::intValue).sum());
    }
}
