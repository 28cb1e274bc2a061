package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.usedcars.Appraisal;
import io.tiaoli.workers.usedcars.Appraisals;

/** Says what the buyer's old car takes off the price: an appraisal that was accepted and still counts today; {@code vehicle-order} S5. */
@Component
@Label("旧车抵扣")
public class DeductAppraisal implements Worker<DeductAppraisal.In, DeductAppraisal.Out> {

    /** @param appraisalNo missing where no car was appraised */
    public record In(@Label("客户") String customerId, @Label("评估单号") Optional<String> appraisalNo) {}

    /** @param tradeInFen empty without an appraisal, and when its price counts no more */
    public record Out(@Label("旧车抵扣（分）") Optional<Long> tradeInFen) {}

    private final Appraisals appraisals;

    DeductAppraisal(Appraisals appraisals) {
        this.appraisals = appraisals;
    }

    @Override
    public Out run(In in, Step step) {
        var today = LocalDate.ofInstant(step.now(), ZoneId.systemDefault());
        return new Out(in.appraisalNo().flatMap(appraisals::find).filter(appraisal -> appraisal.customerId().equals(in.customerId()))
                .filter(appraisal -> appraisal.counts(today)).map(Appraisal::priceFen));
    }
}
