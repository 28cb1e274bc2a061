package io.tiaoli.workers.spotchecks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.spotchecks.Samples.Sample;
import io.tiaoli.workers.spotchecks.Samples.State;

/** Takes the next visitor who is to be asked, past those who have bought meanwhile; serves {@code prospect-spot-check} S2. */
@Component
@Label("取下一位受访客户")
public class TakeSample implements Worker<Nothing, TakeSample.Out> {

    /** Within a week of the visit; somebody who stands in late is given two days. */
    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Duration AT_LEAST = Duration.ofDays(2);

    public record Out(@Label("还有人可访") boolean sampleFound, @Label("样本编号") Optional<String> sampleId, @Label("客户编号") Optional<String> sampleCustomer,
            @Label("最晚访问时间") Optional<Instant> askBy) {}

    private final Samples samples;

    TakeSample(Samples samples) {
        this.samples = samples;
    }

    @Override
    public Out run(Nothing in, Step step) {
        Optional<Sample> next = samples.take(step.caseNo());
        while (next.isPresent() && samples.hasBought(next.get().customerId())) {
            samples.is(next.get().id(), State.SKIPPED);
            next = samples.take(step.caseNo());
        }
        return new Out(next.isPresent(), next.map(Sample::id), next.map(Sample::customerId), next.map(sample -> latest(sample.visitedAt().plus(WITHIN), step.now().plus(AT_LEAST))));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
