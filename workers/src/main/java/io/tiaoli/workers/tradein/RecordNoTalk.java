package io.tiaoli.workers.tradein;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Records why no talk about a trade-in came about: not reached, refused, no consent; serves {@code trade-in-contact}. */
@Component
@Label("登记没有谈成")
public class RecordNoTalk implements Worker<RecordNoTalk.In, RecordNoTalk.Out> {

    /** @param contactOutcome how the contact ended; missing where it was cut short by the end of the campaign; a final result is left as it is */
    public record In(@Label("联系结果") Optional<String> contactOutcome) {}

    public record Out(@Label("置换意向") TradeInResult tradeInResult) {}

    private final Candidates candidates;

    RecordNoTalk(Candidates candidates) {
        this.candidates = candidates;
    }

    @Override
    public Out run(In in, Step step) {
        TradeInResult result = switch (in.contactOutcome().orElse("")) {
            case "REFUSED" -> TradeInResult.REFUSED;
            case "BLOCKED" -> TradeInResult.NO_CONSENT;
            default -> TradeInResult.NOT_REACHED;
        };
        candidates.in(step.caseNo()).filter(RecordNoTalk::isOpen).ifPresent(candidate -> candidates.result(candidate, result, Optional.empty(), Optional.empty(), step.now()));
        return new Out(result);
    }

    private static boolean isOpen(Candidate candidate) {
        return candidate.result().filter(result -> result != TradeInResult.LATER).isEmpty();
    }
}
