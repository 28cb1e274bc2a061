package io.tiaoli.workers.cases;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Makes this the one running case of its flow for a subject that became known after the start, or names the case that runs already. */
@Component
@Label("确认没有进行中的同类案件")
public class ClaimSubject implements Worker<ClaimSubject.In, ClaimSubject.Out> {

    /** @param subject such as the vehicle; missing while it is unknown, then nothing is claimed */
    public record In(@Label("唯一的对象") Optional<String> subject) {}

    /** @param runningCaseNo the other case; empty where this one may go on */
    public record Out(@Label("进行中的案件") Optional<String> runningCaseNo) {}

    private final Cases cases;

    ClaimSubject(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.subject().isEmpty()) return new Out(Optional.empty());
        var running = cases.active(step.flow(), in.subject().get());
        if (running.isEmpty()) cases.activate(step.flow(), in.subject().get(), step.caseNo());
        return new Out(running.filter(caseNo -> !caseNo.equals(step.caseNo())));
    }
}
