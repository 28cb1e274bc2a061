package io.tiaoli.workers.repairorders;

import static io.tiaoli.workers.Nothing.NOTHING;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Checks a hand-over, vehicle-repair S23: who wants to take the old parts along gets them. */
@Component
@Label("确认交车")
@Refuses("old-parts-missing")
public class HandOverCar implements Worker<HandOverCar.In, Nothing> {

    public record In(@Label("旧件已交给客户") boolean oldPartsHandedOver) {}

    private final RepairOrders orders;

    HandOverCar(RepairOrders orders) {
        this.orders = orders;
    }

    @Override
    public Nothing run(In in, Step step) {
        boolean wanted = orders.get(step.caseNo()).oldPartsWish().filter(wish -> wish == OldPartsWish.TAKE).isPresent();
        if (wanted && !in.oldPartsHandedOver()) throw new Refused("old-parts-missing", "客户要带走旧件，请先把旧件交给客户再交车");
        return NOTHING;
    }
}
