package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;
import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.SortedMap;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Takes the parts of the signed lines from the shelf, vehicle-repair S16; what is only offered stays where it is.
 * Signed parts that were not reserved yet are reserved first, if they are there by now.
 */
@Component
@Label("领料")
public class DrawParts implements Worker<Nothing, DrawParts.Out> {

    /**
     * @param allDrawn every signed piece is with the workshop now
     * @param missingParts for staff; empty when nothing lacks
     */
    public record Out(@Label("已全部领出") boolean allDrawn, @Label("缺少的配件") String missingParts) {}

    private final PartsWanted wanted;
    private final Reservations reservations;
    private final Stock stock;
    private final Shortage shortage;

    DrawParts(PartsWanted wanted, Reservations reservations, Stock stock, Shortage shortage) {
        this.wanted = wanted;
        this.reservations = reservations;
        this.stock = stock;
        this.shortage = shortage;
    }

    @Override
    public Out run(Nothing in, Step step) {
        SortedMap<String, Integer> signed = wanted.approved(step.caseNo());
        SortedMap<String, Integer> drawn = reservations.of(step.caseNo(), DRAWN);
        SortedMap<String, Integer> reserved = reservations.of(step.caseNo(), RESERVED);
        Shortage.between(signed, drawn).forEach((partNo, missing) -> {
            int ready = Math.min(missing, reserved.getOrDefault(partNo, 0));
            ready += stock.reserve(step.caseNo(), partNo, missing - ready, step.now());
            if (ready > 0) stock.draw(step.caseNo(), partNo, ready, step.now());
            drawn.merge(partNo, ready, Integer::sum);
        });
        SortedMap<String, Integer> lacking = Shortage.between(signed, drawn);
        return new Out(lacking.isEmpty(), shortage.text(lacking));
    }
}
