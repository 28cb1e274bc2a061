package io.tiaoli.workers.winback;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Puts an owner who stayed away on the list, with the class; {@code lapsed-customer-winback} S1. */
@Component
@Label("列入流失名单")
public class NoteLapse implements Worker<NoteLapse.In, Nothing> {

    public record In(@Label("客户") String customerId, @Label("车辆") String vehicleId, @Label("上次到店日期") LocalDate lastVisitAt, @Label("流失等级") LapsedClass lapsedClass) {}

    private final Winbacks winbacks;

    NoteLapse(Winbacks winbacks) {
        this.winbacks = winbacks;
    }

    @Override
    public Nothing run(In in, Step step) {
        winbacks.classify(step.caseNo(), new Winbacks.Away(in.vehicleId(), in.customerId(), in.lastVisitAt()), in.lapsedClass());
        return Nothing.NOTHING;
    }
}
