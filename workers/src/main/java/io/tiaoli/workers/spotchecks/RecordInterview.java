package io.tiaoli.workers.spotchecks;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.showroom.ShowroomSettings;
import io.tiaoli.workers.spotchecks.Samples.State;

/** Keeps how an interview ended and says whether the visitor is dissatisfied; serves {@code prospect-spot-check} S2 and S3. */
@Component
@Label("记录访问结果")
public class RecordInterview implements Worker<RecordInterview.In, RecordInterview.Out> {

    /** @param satisfaction from 1 to 5, where the visitor answered */
    public record In(@Label("样本编号") String sampleId, @Label("联系结果") ContactOutcome contactOutcome, @Label("满意度") Optional<Integer> satisfaction) {}

    /** {@code interviewOutcome}: ANSWERED, DECLINED or UNREACHABLE. */
    public record Out(@Label("访问结果") State interviewOutcome, @Label("不满意") boolean dissatisfied, @Label("接待顾问") Optional<String> consultant) {}

    private final Samples samples;
    private final int dissatisfiedUpTo;

    RecordInterview(Samples samples, ShowroomSettings settings) {
        this.samples = samples;
        this.dissatisfiedUpTo = settings.dissatisfiedUpTo();
    }

    @Override
    public Out run(In in, Step step) {
        var state = switch (in.contactOutcome()) {
            case REACHED -> State.ANSWERED;
            case REFUSED -> State.DECLINED;
            default -> State.UNREACHABLE;
        };
        boolean dissatisfied = in.satisfaction().filter(given -> given <= dissatisfiedUpTo).isPresent();
        samples.asked(in.sampleId(), state, step.caseNo(), in.satisfaction(), in.satisfaction().map(given -> dissatisfied));
        return new Out(state, dissatisfied, samples.get(in.sampleId()).consultant());
    }
}
