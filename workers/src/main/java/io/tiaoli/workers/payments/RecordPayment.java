package io.tiaoli.workers.payments;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;
import io.tiaoli.workers.pricing.Money;

/**
 * Takes over what finance received, payment-collection S4. It must be what is outstanding; less needs an approval and leaves the
 * payment open for the rest; more is never taken.
 */
@Component
@Label("登记收款")
@Refuses(RecordPayment.INVALID)
public class RecordPayment implements Worker<RecordPayment.In, RecordPayment.Out> {

    static final String INVALID = "receipt-invalid";

    /**
     * @param record the form record with {@code amountReceivedYuan}, and optionally {@code paymentMethod}, {@code receiptNo},
     *               {@code paidAt}, {@code differenceApproved}, {@code note}
     * @param paymentMethod what the customer said before; used where the form does not say it
     */
    public record In(@Label("收款编号") String paymentNo, @Label("收款确认（表单记录名）") String record,
            @Label("付款方式") Optional<PaymentMethod> paymentMethod) {}

    public record Out(@Label("已付清") boolean paid, @Label("未付金额（分）") long outstandingFen, @Label("收款时间") Instant paidAt,
            @Label("付款方式") PaymentMethod paymentMethod) {}

    private final FormRecords forms;
    private final Payments payments;
    private final MoneyReceived receipts;

    RecordPayment(FormRecords forms, Payments payments, MoneyReceived receipts) {
        this.forms = forms;
        this.payments = payments;
        this.receipts = receipts;
    }

    @Override
    public Out run(In in, Step step) {
        ReceiptForm form = forms.read(step.caseNo(), in.record(), ReceiptForm.class, INVALID);
        Payment payment = payments.get(in.paymentNo());
        long received = checked(form, payment);
        PaymentMethod method = form.paymentMethod().or(in::paymentMethod).orElseThrow(() -> new Refused(INVALID, "没有写明付款方式"));
        Instant at = form.paidAt().orElse(step.now());
        if (at.isAfter(step.now())) throw new Refused(INVALID, "收款时间不能晚于现在");
        payments.change(payment, payment.receivedFen() + received, method, at);
        receipts.add(payment.paymentNo(), received, method, form.receiptNo(), at, form.note().orElse(null));
        long outstanding = payment.outstandingFen() - received;
        return new Out(outstanding == 0, outstanding, at, method);
    }

    private static long checked(ReceiptForm form, Payment payment) {
        if (payment.state() == PaymentState.PAID || payment.state() == PaymentState.WAIVED) {
            throw new Refused(INVALID, "收款「%s」已经结清".formatted(payment.paymentNo()));
        }
        long received = Money.fen("实收金额", form.amountReceivedYuan(), INVALID);
        if (received == 0 || received > payment.outstandingFen()) {
            throw new Refused(INVALID, "实收金额「%s」应大于零且不超过未付的 %s".formatted(Money.text(received), Money.text(payment.outstandingFen())));
        }
        if (received < payment.outstandingFen() && !form.differenceApproved()) {
            throw new Refused(INVALID, "实收金额「%s」与未付的 %s 不符，部分收款需要批准".formatted(Money.text(received), Money.text(payment.outstandingFen())));
        }
        return received;
    }
}
