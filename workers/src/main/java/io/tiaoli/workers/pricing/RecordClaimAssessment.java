package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Reads what the claims specialist noted that the insurer pays, vehicle-repair S6; the customer pays the rest. */
@Component
@Label("登记保险定损结果")
@Refuses("amount-invalid")
public class RecordClaimAssessment implements Worker<RecordClaimAssessment.In, RecordClaimAssessment.Out> {

    /** @param record the form record with {@code coveredYuan} */
    public record In(@Label("定损结果（表单记录名）") String record) {}

    public record Out(@Label("保险承担（分）") long claimCoveredFen) {}

    record Assessment(@Label("保险承担（元）") Optional<BigDecimal> coveredYuan) {}

    private final FormRecords forms;

    RecordClaimAssessment(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var assessment = forms.read(step.caseNo(), in.record(), Assessment.class, "amount-invalid");
        return new Out(Money.fen("保险承担", assessment.coveredYuan().orElse(BigDecimal.ZERO), "amount-invalid"));
    }
}
