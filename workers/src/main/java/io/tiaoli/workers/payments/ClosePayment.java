package io.tiaoli.workers.payments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Ends a payment, payment-collection S6: PAID when all has come, WAIVED when a manager let it go, else OVERDUE. */
@Component
@Label("结束收款")
@Refuses("waiver-reason-missing")
public class ClosePayment implements Worker<ClosePayment.In, ClosePayment.Out> {

    /**
     * @param waivedBy the manager who approved that the rest is not collected; then {@code reason} is needed
     */
    public record In(@Label("收款编号") String paymentNo, @Label("批准免收的人") Optional<String> waivedBy, @Label("原因") Optional<String> reason) {}

    /** @param paymentOutcome PAID, OVERDUE or WAIVED */
    public record Out(@Label("收款结果") PaymentState paymentOutcome) {}

    private final Payments payments;

    ClosePayment(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Out run(In in, Step step) {
        Payment payment = payments.get(in.paymentNo());
        if (payment.outstandingFen() > 0 && in.waivedBy().isPresent() && in.reason().isEmpty()) {
            throw new Refused("waiver-reason-missing", "免收「%s」要写明原因".formatted(in.paymentNo()));
        }
        PaymentState outcome = payment.outstandingFen() == 0 ? PaymentState.PAID : in.waivedBy().isPresent() ? PaymentState.WAIVED : PaymentState.OVERDUE;
        payments.close(in.paymentNo(), outcome, outcome == PaymentState.WAIVED ? in.waivedBy() : Optional.empty(), in.reason());
        return new Out(outcome);
    }
}
