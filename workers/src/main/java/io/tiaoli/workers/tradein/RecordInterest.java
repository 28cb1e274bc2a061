package io.tiaoli.workers.tradein;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Records what an owner said to the offer of a trade-in; who drives another brand now is never asked again. Serves {@code trade-in-contact}. */
@Component
@Label("登记置换意向")
@Refuses(RecordInterest.INVALID)
public class RecordInterest implements Worker<RecordInterest.In, RecordInterest.Out> {

    static final String INVALID = "interest-invalid";

    /** @param record form record with result, brand, industry, notes */
    public record In(@Label("意向（表单记录名）") String record) {}

    public record Out(@Label("置换意向") TradeInResult tradeInResult) {}

    record Answer(@Label("意向") TradeInResult result, @Label("换购的品牌") Optional<String> brand, @Label("行业") Optional<String> industry, @Label("备注") Optional<String> notes) {}

    private final FormRecords forms;
    private final Candidates candidates;

    RecordInterest(FormRecords forms, Candidates candidates) {
        this.forms = forms;
        this.candidates = candidates;
    }

    @Override
    public Out run(In in, Step step) {
        var answer = forms.read(step.caseNo(), in.record(), Answer.class, INVALID);
        candidates.in(step.caseNo()).ifPresent(candidate -> {
            candidates.result(candidate, answer.result(), answer.brand(), answer.notes(), step.now());
            answer.industry().ifPresent(industry -> candidates.industry(candidate.customerId(), industry));
        });
        return new Out(answer.result());
    }
}
