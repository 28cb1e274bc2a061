package io.tiaoli.workers.contact;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes on the customer card that a planned contact was left out, and why; serves {@code vehicle-delivery} S3. */
@Component
@Label("记下没有做的联系")
public class SkipContact implements Worker<SkipContact.In, Nothing> {

    /**
     * @param plannedAt when it should have been made
     * @param reason such as: the call of the day before is due and says the same
     */
    public record In(@Label("客户") String customerId, @Label("联系方式") Channel channel, @Label("联系目的") ContactPurpose purpose, @Label("原定时间") Instant plannedAt,
            @Label("原因") String reason) {}

    private final ContactLog log;

    SkipContact(ContactLog log) {
        this.log = log;
    }

    @Override
    public Nothing run(In in, Step step) {
        log.add(new Contact(UUID.randomUUID().toString(), in.customerId(), Optional.of(step.caseNo()), Optional.of(step.step()), step.now(), in.channel(), in.purpose(),
                ContactOutcome.SKIPPED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("原定 %s，%s".formatted(When.text(in.plannedAt()), in.reason()))), step.once("skipped"));
        return Nothing.NOTHING;
    }
}
