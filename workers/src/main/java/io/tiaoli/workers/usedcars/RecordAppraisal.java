package io.tiaoli.workers.usedcars;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/** Keeps an inspection with its price and until when it counts; the customer pays nothing for it; serves {@code used-car-appraisal} S4. */
@Component
@Label("登记二手车评估")
@Refuses(RecordAppraisal.INVALID)
public class RecordAppraisal implements Worker<RecordAppraisal.In, RecordAppraisal.Out> {

    static final String INVALID = "amount-invalid";
    private static final long FREE = 0;

    /** @param validFor ISO period, such as P7D */
    public record In(@Label("客户") String customerId, @Label("车牌号") String usedPlateNo, @Label("车型") String usedModel, @Label("年款") int usedModelYear,
            @Label("里程（公里）") int usedMileageKm, @Label("车身") Condition body, @Label("内饰") Condition interior, @Label("发动机") Condition engine,
            @Label("事故记录") Optional<String> accidents, @Label("有抵押") boolean lien, @Label("评估价（元）") BigDecimal priceYuan, @Label("有效期") String validFor) {}

    public record Out(@Label("评估单号") String appraisalNo, @Label("评估价（分）") long appraisedFen, @Label("评估价") String appraisedPrice, @Label("有效期至") LocalDate validUntil,
            @Label("评估费（分）") long feeFen) {}

    private final Appraisals appraisals;
    private final Clock clock;

    RecordAppraisal(Appraisals appraisals, Clock clock) {
        this.appraisals = appraisals;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        long price = Money.fen("评估价", in.priceYuan(), INVALID);
        var until = LocalDate.now(clock).plus(Period.parse(in.validFor()));
        appraisals.inspected(new Appraisal(step.caseNo(), in.customerId(), in.usedPlateNo(), in.usedModel(), in.usedModelYear(), in.usedMileageKm(), in.body(), in.interior(), in.engine(),
                in.accidents(), in.lien(), price, until, FREE, Optional.empty()));
        return new Out(step.caseNo(), price, Money.text(price), until, FREE);
    }
}
