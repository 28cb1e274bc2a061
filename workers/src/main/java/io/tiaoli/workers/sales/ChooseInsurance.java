package io.tiaoli.workers.sales;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Keeps how the buyer insures the car and what that costs after the promotion, rounded half up to the fen; {@code vehicle-order} S13. */
@Component
@Label("登记保险选择")
@Refuses(ChooseInsurance.INVALID)
public class ChooseInsurance implements Worker<ChooseInsurance.In, ChooseInsurance.Out> {

    static final String INVALID = "premium-invalid";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private record Form(@Label("怎样投保") InsuranceChoice insuranceChoice, @Label("保费（元）") Optional<BigDecimal> premiumYuan) {}

    /** @param discountPercent what the promotion takes off the premium, 0 to 100 */
    public record In(@Label("保险表单") String record, @Label("保费优惠（%）") Optional<BigDecimal> discountPercent) {}

    /** @param premiumFen 0 when the car is insured elsewhere */
    public record Out(@Label("怎样投保") InsuranceChoice insuranceChoice, @Label("在本店投保") boolean insuredHere, @Label("保费（分）") long premiumFen) {}

    private final FormRecords forms;
    private final SalesOrders orders;

    ChooseInsurance(FormRecords forms, SalesOrders orders) {
        this.forms = forms;
        this.orders = orders;
    }

    @Override
    public Out run(In in, Step step) {
        var form = forms.read(step.caseNo(), in.record(), Form.class, INVALID);
        long premium = form.insuranceChoice().soldHere() ? premium(form, in.discountPercent().orElse(BigDecimal.ZERO)) : 0;
        orders.insure(step.caseNo(), form.insuranceChoice(), premium);
        return new Out(form.insuranceChoice(), form.insuranceChoice().soldHere(), premium);
    }

    private static long premium(Form form, BigDecimal discount) {
        if (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0) throw new Refused(INVALID, "保费优惠「%s%%」应为 0 到 100".formatted(discount.toPlainString()));
        var yuan = form.premiumYuan().orElseThrow(() -> new Refused(INVALID, "在本店投保须填写「保费（元）」"));
        return Money.percentOf(Money.fen("保费", yuan, INVALID), HUNDRED.subtract(discount));
    }
}
