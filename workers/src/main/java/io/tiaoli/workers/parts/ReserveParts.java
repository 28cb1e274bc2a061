package io.tiaoli.workers.parts;

import static io.tiaoli.workers.parts.ReservationState.DRAWN;
import static io.tiaoli.workers.parts.ReservationState.RESERVED;

import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/**
 * Brings the reservation of a case in line with its quoted lines: reserves what is free, gives back what is no longer wanted.
 * Doing it again changes nothing; once missing parts have come, it reserves the rest.
 */
@Component
@Label("预留配件")
public class ReserveParts implements Worker<Nothing, ReserveParts.Out> {

    /**
     * @param allInStock every wanted piece is reserved or drawn for this case
     * @param missingParts for staff, such as {@code 前刹车片（BP-01）缺2副}; empty when nothing lacks
     */
    public record Out(@Label("配件齐全") boolean allInStock, @Label("缺少的配件") String missingParts) {}

    private final PartsWanted wanted;
    private final Reservations reservations;
    private final Stock stock;
    private final Shortage shortage;

    ReserveParts(PartsWanted wanted, Reservations reservations, Stock stock, Shortage shortage) {
        this.wanted = wanted;
        this.reservations = reservations;
        this.stock = stock;
        this.shortage = shortage;
    }

    @Override
    public Out run(Nothing in, Step step) {
        SortedMap<String, Integer> quoted = wanted.quoted(step.caseNo());
        SortedMap<String, Integer> reserved = reservations.of(step.caseNo(), RESERVED);
        SortedMap<String, Integer> held = reservations.of(step.caseNo(), DRAWN);
        reserved.forEach((partNo, quantity) -> held.merge(partNo, quantity, Integer::sum));
        SortedMap<String, Integer> touched = new TreeMap<>(quoted);
        reserved.keySet().forEach(partNo -> touched.putIfAbsent(partNo, 0));
        touched.forEach((partNo, target) -> {
            int more = target - held.getOrDefault(partNo, 0);
            int surplus = Math.min(-more, reserved.getOrDefault(partNo, 0));
            if (more > 0) held.merge(partNo, stock.reserve(step.caseNo(), partNo, more, step.now()), Integer::sum);
            if (surplus > 0) stock.release(step.caseNo(), partNo, surplus, step.now());
        });
        SortedMap<String, Integer> lacking = Shortage.between(quoted, held);
        return new Out(lacking.isEmpty(), shortage.text(lacking));
    }
}
