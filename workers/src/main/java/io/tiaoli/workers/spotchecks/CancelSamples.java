package io.tiaoli.workers.spotchecks;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Lets go of visitors who were to be asked and were not talked to yet; what was answered stays. Serves the cancelling of {@code prospect-spot-check}. */
@Component
@Label("放回未访客户")
public class CancelSamples implements Worker<CancelSamples.In, CancelSamples.Out> {

    /** @param sampleId one visitor; without one everybody of the case */
    public record In(@Label("样本编号") Optional<String> sampleId) {}

    public record Out(@Label("放回人数") int cancelledSamples) {}

    private final Samples samples;

    CancelSamples(Samples samples) {
        this.samples = samples;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(in.sampleId().map(samples::cancelOne).orElseGet(() -> samples.cancel(step.caseNo())));
    }
}
