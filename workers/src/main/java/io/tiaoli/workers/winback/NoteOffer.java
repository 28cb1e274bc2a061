package io.tiaoli.workers.winback;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes why the owner stayed away and what was offered; {@code lapsed-customer-winback} S4. */
@Component
@Label("记下原因与邀约")
public class NoteOffer implements Worker<NoteOffer.In, Nothing> {

    public record In(@Label("流失原因") LapsedCause cause, @Label("邀约") String offer) {}

    private final Winbacks winbacks;

    NoteOffer(Winbacks winbacks) {
        this.winbacks = winbacks;
    }

    @Override
    public Nothing run(In in, Step step) {
        winbacks.offered(step.caseNo(), in.cause(), in.offer());
        return Nothing.NOTHING;
    }
}
