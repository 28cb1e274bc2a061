package io.tiaoli.workers.calls;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that putting a caller through took longer than promised; serves {@code incoming-call} S5. */
@Component
@Label("标记转接过慢")
public class FlagSlowTransfer implements Worker<Nothing, Nothing> {

    private final IncomingCalls calls;

    FlagSlowTransfer(IncomingCalls calls) {
        this.calls = calls;
    }

    @Override
    public Nothing run(Nothing in, Step step) {
        calls.transferIsSlow(step.caseNo());
        return Nothing.NOTHING;
    }
}
