package io.tiaoli.workers.care;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Leaves out a contact that an exit condition makes needless. */
@Component
@Label("跳过这次联系")
public class SkipCare implements Worker<SkipCare.In, Nothing> {

    public record In(@Label("计划联系编号") String careId, @Label("原因") String reason) {}

    private final CareContacts contacts;
    private final SkippedContacts skipped;

    SkipCare(CareContacts contacts, SkippedContacts skipped) {
        this.contacts = contacts;
        this.skipped = skipped;
    }

    @Override
    public Nothing run(In in, Step step) {
        skipped.skip(contacts.get(in.careId()), in.reason(), step.step(), step.now());
        return Nothing.NOTHING;
    }
}
