package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Reads the inspection fee that was agreed for a car that leaves without repair, vehicle-repair S24. */
@Component
@Label("登记检测费")
@Refuses("amount-invalid")
public class RecordInspectionFee implements Worker<RecordInspectionFee.In, RecordInspectionFee.Out> {

    /** @param record the form record with {@code inspectionFeeYuan}; nothing entered = no fee */
    public record In(@Label("不修登记（表单记录名）") String record) {}

    public record Out(@Label("检测费（分）") long inspectionFeeFen, @Label("收检测费") boolean feeDue) {}

    record Refusal(@Label("检测费（元）") Optional<BigDecimal> inspectionFeeYuan) {}

    private final FormRecords forms;

    RecordInspectionFee(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var refusal = forms.read(step.caseNo(), in.record(), Refusal.class, "amount-invalid");
        long fen = Money.fen("检测费", refusal.inspectionFeeYuan().orElse(BigDecimal.ZERO), "amount-invalid");
        return new Out(fen, fen > 0);
    }
}
