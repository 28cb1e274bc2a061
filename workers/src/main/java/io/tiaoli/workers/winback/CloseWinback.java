package io.tiaoli.workers.winback;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends a win-back: the owner is back, or shall not be called again; the end of {@code lapsed-customer-winback}. */
@Component
@Label("结束挽回")
public class CloseWinback implements Worker<CloseWinback.In, Nothing> {

    public record In(@Label("挽回结果") WinbackOutcome winbackOutcome) {}

    private final Winbacks winbacks;

    CloseWinback(Winbacks winbacks) {
        this.winbacks = winbacks;
    }

    @Override
    public Nothing run(In in, Step step) {
        winbacks.closed(step.caseNo(), in.winbackOutcome());
        return Nothing.NOTHING;
    }
}
