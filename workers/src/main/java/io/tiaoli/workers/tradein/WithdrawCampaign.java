package io.tiaoli.workers.tradein;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.events.Events;

/**
 * Calls a campaign off: owners with whom nobody has talked yet are given back and may be chosen again, a talk that has begun is kept to its end.
 * Serves the cancelling of {@code trade-in-development}.
 */
@Component
@Label("撤回置换活动")
public class WithdrawCampaign implements Worker<Nothing, WithdrawCampaign.Out> {

    private static final Duration HEARD_WITHIN = Duration.ofDays(1);

    public record Out(@Label("放回人数") int withdrawnCandidates, @Label("还有谈着的") boolean talksRunning) {}

    private final Candidates candidates;
    private final Cases cases;
    private final ContactLog contacts;
    private final Events events;

    WithdrawCampaign(Candidates candidates, Cases cases, ContactLog contacts, Events events) {
        this.candidates = candidates;
        this.cases = cases;
        this.contacts = contacts;
        this.events = events;
    }

    @Override
    public Out run(Nothing in, Step step) {
        int withdrawn = 0;
        boolean talks = false;
        for (var candidate : candidates.of(step.caseNo())) {
            var running = candidates.contactCase(candidate).flatMap(cases::find).filter(found -> found.endedAt().isEmpty());
            boolean begun = candidate.result().isPresent() || running.filter(this::wasReached).isPresent();
            talks |= begun && running.isPresent();
            if (begun) continue;
            withdrawn++;
            candidates.result(candidate, TradeInResult.WITHDRAWN, Optional.empty(), Optional.empty(), step.now());
            running.ifPresent(contact -> events.publish("case-cancelled", contact.caseNo(), Map.of("cancelReason", "置换活动已取消"), HEARD_WITHIN, Optional.of(step.caseNo()), step.once(contact.caseNo())));
        }
        return new Out(withdrawn, talks);
    }

    private boolean wasReached(Case contact) {
        return contacts.ofCase(contact.caseNo()).stream().anyMatch(line -> line.outcome() == ContactOutcome.REACHED);
    }
}
