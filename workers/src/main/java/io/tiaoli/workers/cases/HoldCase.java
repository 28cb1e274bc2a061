package io.tiaoli.workers.cases;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Makes this the only running case of its flow for a key that the start did not know yet, such as the vehicle of a walk-in. */
@Component
@Label("确认没有同时进行的案件")
@Refuses("already-running")
public class HoldCase implements Worker<HoldCase.In, Nothing> {

    /** @param key what the case is about, such as the vehicle */
    public record In(@Label("关于") String key) {}

    private final Cases cases;

    HoldCase(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Nothing run(In in, Step step) {
        var running = cases.active(step.flow(), in.key());
        if (running.isEmpty()) cases.activate(step.flow(), in.key(), step.caseNo());
        running.filter(other -> !other.equals(step.caseNo())).ifPresent(other -> {
            throw new Refused("already-running", "已有进行中的 %s，请在那里继续".formatted(other));
        });
        return Nothing.NOTHING;
    }
}
