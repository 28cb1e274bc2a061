package io.tiaoli.workers.payments;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Opens a refund of all that was received for an order, when it is cancelled; asked again, it opens nothing more. */
@Component
@Label("发起退款")
public class OpenRefund implements Worker<OpenRefund.In, OpenRefund.Out> {

    /** @param sourceRef number of the order or contract; missing = this case */
    public record In(@Label("业务单号") Optional<String> sourceRef, @Label("原因") String reason) {}

    /** @param toRefund there is something, so finance gets a task */
    public record Out(@Label("需要退款") boolean toRefund, @Label("退款编号") Optional<String> refundNo, @Label("退款金额（分）") long refundFen) {}

    private final Refunds refunds;

    OpenRefund(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public Out run(In in, Step step) {
        String sourceRef = in.sourceRef().orElse(step.caseNo());
        long fen = refunds.refundableFen(sourceRef);
        if (fen <= 0) return new Out(false, Optional.empty(), 0);
        return new Out(true, Optional.of(refunds.open(step.caseNo(), sourceRef, fen, in.reason(), step.now())), fen);
    }
}
