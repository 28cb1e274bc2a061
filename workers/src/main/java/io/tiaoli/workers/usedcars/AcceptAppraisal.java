package io.tiaoli.workers.usedcars;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Notes that the customer takes the price, which must still count, as the owner or with the owner's authority; serves {@code used-car-appraisal} S6. */
@Component
@Label("登记接受评估价")
@Refuses({"appraisal-expired", "not-the-owner"})
public class AcceptAppraisal implements Worker<AcceptAppraisal.In, AcceptAppraisal.Out> {

    /** @param ownerConfirmed the registered owner, or somebody with the owner's authority */
    public record In(@Label("是车主或有授权") boolean ownerConfirmed) {}

    public record Out(@Label("抵扣金额（分）") long tradeInFen, @Label("置换") boolean tradeIn) {}

    private final Appraisals appraisals;
    private final Clock clock;

    AcceptAppraisal(Appraisals appraisals, Clock clock) {
        this.appraisals = appraisals;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        var appraisal = appraisals.find(step.caseNo()).orElseThrow(() -> new IllegalStateException(step.caseNo() + " has no appraisal"));
        if (!in.ownerConfirmed()) throw new Refused("not-the-owner", "来人不是登记的车主，也没有车主的授权，不能成交");
        if (LocalDate.now(clock).isAfter(appraisal.validUntil())) {
            throw new Refused("appraisal-expired", "评估价有效到 %s，已经过期，请重新评估".formatted(appraisal.validUntil()));
        }
        appraisals.decided(step.caseNo(), AppraisalOutcome.ACCEPTED);
        return new Out(appraisal.priceFen(), true);
    }
}
