package io.tiaoli.workers.payments;

import static io.tiaoli.workers.Nothing.NOTHING;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that finance has paid a refund. */
@Component
@Label("登记已退款")
public class CloseRefund implements Worker<CloseRefund.In, Nothing> {

    public record In(@Label("退款编号") String refundNo) {}

    private final Refunds refunds;

    CloseRefund(Refunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public Nothing run(In in, Step step) {
        if (!refunds.paid(in.refundNo(), step.now())) throw new IllegalStateException("没有待付的退款「%s」".formatted(in.refundNo()));
        return NOTHING;
    }
}
