package io.tiaoli.workers.repairorders;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Quotes;

/**
 * Numbers the work order that the customer signed, vehicle-repair S14; without a signed quote there is none and no work.
 * A correction that is signed again gets the next number: {@code RO-20261121-0007-W1}, {@code …-W2}.
 */
@Component
@Label("签订任务委托书")
@Refuses("quote-unsigned")
public class SignRepairOrder implements Worker<Nothing, SignRepairOrder.Out> {

    public record Out(@Label("任务委托书编号") String deputeNo) {}

    private final RepairOrders orders;
    private final Quotes quotes;

    SignRepairOrder(RepairOrders orders, Quotes quotes) {
        this.orders = orders;
        this.quotes = quotes;
    }

    @Override
    public Out run(Nothing in, Step step) {
        if (quotes.signedLines(step.caseNo()).isEmpty()) throw new Refused("quote-unsigned", "%s 的报价单客户还没有签字，不能开工".formatted(step.caseNo()));
        int signatures = orders.get(step.caseNo()).signatures() + 1;
        String deputeNo = "%s-W%d".formatted(step.caseNo(), signatures);
        orders.sign(step.caseNo(), signatures, deputeNo);
        return new Out(deputeNo);
    }
}
