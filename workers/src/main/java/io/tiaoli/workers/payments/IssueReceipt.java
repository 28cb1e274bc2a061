package io.tiaoli.workers.payments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives a received payment the numbers of its receipt and invoice, payment-collection S5; issued once, they stay. */
@Component
@Label("开具收据和发票")
public class IssueReceipt implements Worker<IssueReceipt.In, IssueReceipt.Out> {

    /** @param invoiceNo from the tax system; missing = numbered after the payment */
    public record In(@Label("收款编号") String paymentNo, @Label("发票号码") Optional<String> invoiceNo) {}

    public record Out(@Label("收据编号") String receiptNo, @Label("发票号码") String invoiceNo) {}

    private final Payments payments;
    private final MoneyReceived receipts;

    IssueReceipt(Payments payments, MoneyReceived receipts) {
        this.payments = payments;
        this.receipts = receipts;
    }

    @Override
    public Out run(In in, Step step) {
        Payment payment = payments.get(in.paymentNo());
        String receiptNo = receipts.last(in.paymentNo()).filter(receipt -> receipt.amountFen() > 0).map(MoneyReceived.Receipt::receiptNo)
                .orElseThrow(() -> new IllegalStateException("收款「%s」还没有收到款项，不能开收据".formatted(in.paymentNo())));
        String invoiceNo = in.invoiceNo().or(payment::invoiceNo).orElse(in.paymentNo() + "-F");
        payments.issue(in.paymentNo(), receiptNo, invoiceNo);
        return new Out(receiptNo, invoiceNo);
    }
}
