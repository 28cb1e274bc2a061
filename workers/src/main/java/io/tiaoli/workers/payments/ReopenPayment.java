package io.tiaoli.workers.payments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Takes back the sum that came last and opens the payment again: a cheque bounced, a transfer was recalled. */
@Component
@Label("重新打开收款")
public class ReopenPayment implements Worker<ReopenPayment.In, ReopenPayment.Out> {

    /** @param method takes back the last sum paid this way; missing = whatever came last */
    public record In(@Label("收款编号") String paymentNo, @Label("付款方式") Optional<PaymentMethod> method, @Label("原因") String reason) {}

    public record Out(@Label("未付金额（分）") long outstandingFen) {}

    private final Payments payments;
    private final MoneyReceived receipts;

    ReopenPayment(Payments payments, MoneyReceived receipts) {
        this.payments = payments;
        this.receipts = receipts;
    }

    @Override
    public Out run(In in, Step step) {
        var last = in.method().map(method -> receipts.last(in.paymentNo(), method)).orElseGet(() -> receipts.last(in.paymentNo()))
                .filter(receipt -> receipt.amountFen() > 0)
                .orElseThrow(() -> new IllegalStateException("收款「%s」没有可以撤回的款项".formatted(in.paymentNo())));
        Payment payment = payments.get(in.paymentNo());
        payments.change(payment, payment.receivedFen() - last.amountFen(), last.method(), step.now());
        receipts.add(in.paymentNo(), -last.amountFen(), last.method(), Optional.of(last.receiptNo()), step.now(), in.reason());
        return new Out(payments.get(in.paymentNo()).outstandingFen());
    }
}
