package io.tiaoli.workers.prospects;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what came of a contact; an agreed visit stands on the reception's list; {@code prospect-follow-up} S4–S7. */
@Component
@Label("记入潜客档案")
public class RecordProspect implements Worker<RecordProspect.In, RecordProspect.Out> {

    /**
     * @param visitAgreedAt needed for VISIT_AGREED
     * @param nextContactAt needed for CONTINUE
     */
    public record In(@Label("结果") ProspectResult result, @Label("没有买的原因") Optional<String> reason, @Label("约好的时间") Optional<Instant> visitAgreedAt,
            @Label("下次联系时间") Optional<Instant> nextContactAt, @Label("买了或在看的品牌") Optional<String> competitor) {}

    /** @param goesOn there will be another contact */
    public record Out(@Label("继续跟进") boolean goesOn) {}

    private final Prospects prospects;

    RecordProspect(Prospects prospects) {
        this.prospects = prospects;
    }

    @Override
    public Out run(In in, Step step) {
        if (in.result() == ProspectResult.VISIT_AGREED && in.visitAgreedAt().isEmpty()) throw missing("约好来店", "visitAgreedAt");
        if (in.result() == ProspectResult.CONTINUE && in.nextContactAt().isEmpty()) throw missing("再联系", "nextContactAt");
        boolean visit = in.result() == ProspectResult.VISIT_AGREED;
        boolean again = in.result() == ProspectResult.CONTINUE;
        prospects.record(step.caseNo(), new In(in.result(), in.reason(), in.visitAgreedAt().filter(at -> visit), in.nextContactAt().filter(at -> again), in.competitor()), step.now());
        return new Out(in.result().goesOn());
    }

    private static IllegalArgumentException missing(String result, String variable) {
        return new IllegalArgumentException("结果是「%s」，但缺少时间（%s）".formatted(result, variable));
    }
}
