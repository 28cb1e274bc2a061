package io.tiaoli.workers.delivery;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps which car was inspected before delivery and whether it passed; {@code vehicle-delivery} S4. */
@Component
@Label("登记新车整备")
public class RecordPdi implements Worker<RecordPdi.In, Nothing> {

    /** What the inspection found. */
    public enum Result {PASS, DEFECTS}

    /** @param vin 17 characters, which the form checks */
    public record In(@Label("车架号") String vin, @Label("整备结果") Result pdiResult) {}

    private final Deliveries deliveries;

    RecordPdi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Nothing run(In in, Step step) {
        deliveries.inspected(step.caseNo(), in.vin(), Optional.of(step.now()).filter(at -> in.pdiResult() == Result.PASS));
        return Nothing.NOTHING;
    }
}
