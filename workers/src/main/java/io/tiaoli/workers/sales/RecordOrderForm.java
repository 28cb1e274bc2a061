package io.tiaoli.workers.sales;

import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/** Keeps what the order form says, {@code vehicle-order} S10: a deposit above nothing and within what is due, a pick-up day not past. */
@Component
@Label("登记订购单")
@Refuses(RecordOrderForm.INVALID)
public class RecordOrderForm implements Worker<RecordOrderForm.In, RecordOrderForm.Out> {

    static final String INVALID = "order-form-invalid";

    public record In(@Label("订购单表单") String record) {}

    /** @param balanceDueFen what is left after the deposit */
    public record Out(@Label("定金（分）") long depositFen, @Label("余款（分）") long balanceDueFen, @Label("付款方式") FinanceChoice financeChoice,
            @Label("约定提车日期") LocalDate expectedPickupOn) {}

    private final FormRecords forms;
    private final SalesOrders orders;
    private final Quotations quotations;

    RecordOrderForm(FormRecords forms, SalesOrders orders, Quotations quotations) {
        this.forms = forms;
        this.orders = orders;
        this.quotations = quotations;
    }

    @Override
    public Out run(In in, Step step) {
        var form = forms.read(step.caseNo(), in.record(), OrderForm.class, INVALID);
        var quotation = quotations.latest(step.caseNo()).orElseThrow(() -> refused("%s 还没有报价单，不能填订购单".formatted(step.caseNo())));
        var today = LocalDate.ofInstant(step.now(), ZoneId.systemDefault());
        if (quotation.validUntil().isBefore(today)) throw refused("报价单有效期至 %s，已经过期，请取消本单后重新报价".formatted(quotation.validUntil()));
        long deposit = Money.fen("定金", form.depositYuan(), INVALID);
        if (deposit == 0 || deposit > quotation.amountDueFen()) {
            throw refused("「定金」%s 不合要求，应大于 0 且不超过应付的 %s".formatted(Money.text(deposit), Money.text(quotation.amountDueFen())));
        }
        if (form.expectedPickupOn().isBefore(today)) throw refused("「约定提车日期」%s 已经过去，应为今天或以后".formatted(form.expectedPickupOn()));
        orders.agree(step.caseNo(), form, deposit);
        return new Out(deposit, quotation.amountDueFen() - deposit, form.financeChoice(), form.expectedPickupOn());
    }

    private static Refused refused(String message) {
        return new Refused(INVALID, message);
    }
}
