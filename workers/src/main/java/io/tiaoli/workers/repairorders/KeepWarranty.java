package io.tiaoli.workers.repairorders;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what the decision warranty grants for the work of an order, so that its papers tell it; vehicle-repair S14 and S22. */
@Component
@Label("记录质保")
public class KeepWarranty implements Worker<KeepWarranty.In, Nothing> {

    /**
     * @param warrantyDays, warrantyKm whichever comes first; missing = no such limit
     * @param warrantyScope what is covered, for customers
     */
    public record In(@Label("质保天数") Optional<Integer> warrantyDays, @Label("质保里程（公里）") Optional<Integer> warrantyKm,
            @Label("质保范围") String warrantyScope) {}

    private final Warranties warranties;

    KeepWarranty(Warranties warranties) {
        this.warranties = warranties;
    }

    @Override
    public Nothing run(In in, Step step) {
        warranties.put(step.caseNo(), new Warranty(in.warrantyDays(), in.warrantyKm(), in.warrantyScope()));
        return Nothing.NOTHING;
    }
}
