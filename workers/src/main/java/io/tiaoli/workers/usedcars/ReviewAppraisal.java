package io.tiaoli.workers.usedcars;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/** Sets the price that the head of the department found on a second look, valid anew; serves {@code used-car-appraisal}. */
@Component
@Label("登记复核价格")
@Refuses(RecordAppraisal.INVALID)
public class ReviewAppraisal implements Worker<ReviewAppraisal.In, ReviewAppraisal.Out> {

    /** @param validFor ISO period, such as P7D */
    public record In(@Label("复核价（元）") BigDecimal priceYuan, @Label("有效期") String validFor) {}

    public record Out(@Label("评估价（分）") long appraisedFen, @Label("评估价") String appraisedPrice, @Label("有效期至") LocalDate validUntil) {}

    private final Appraisals appraisals;
    private final Clock clock;

    ReviewAppraisal(Appraisals appraisals, Clock clock) {
        this.appraisals = appraisals;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        long price = Money.fen("复核价", in.priceYuan(), RecordAppraisal.INVALID);
        var until = LocalDate.now(clock).plus(Period.parse(in.validFor()));
        appraisals.priced(step.caseNo(), price, until);
        return new Out(price, Money.text(price), until);
    }
}
