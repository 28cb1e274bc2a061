package io.tiaoli.workers.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.fleet.PartsDiscount;

/**
 * Computes what the customer owes for the signed lines, vehicle-repair S22.
 *
 * <p>Labour is never discounted. PARTS takes the parts at {@code partsPercent} percent, rounded half up to the fen. COUPON
 * changes nothing now and gives {@code couponYuan} for each full {@code couponStepYuan} that the customer owes. The estimated
 * lines of a first maintenance are free; what the insurer covers is taken off last; nobody owes less than nothing.
 * A car under an agreement pays its parts at the agreed price; of that and PARTS the cheaper one counts, never both.
 */
@Component
@Label("结算维修单")
@Refuses(SettleOrder.INVALID)
public class SettleOrder implements Worker<SettleOrder.In, SettleOrder.Out> {

    static final String INVALID = "settlement-invalid";

    /**
     * @param benefitChoice what the decision booked-maintenance-benefit grants
     * @param partsPercent such as 90; needed for PARTS
     * @param couponYuan such as 20; needed for COUPON
     * @param couponStepYuan such as 100; needed for COUPON
     * @param claimCoveredFen what the insurer covers; missing = nothing
     */
    public record In(@Label("预约优惠") Benefit benefitChoice, @Label("配件折后百分比") Optional<BigDecimal> partsPercent,
            @Label("每档工时券（元）") Optional<BigDecimal> couponYuan, @Label("每满（元）") Optional<BigDecimal> couponStepYuan,
            @Label("首次保养") boolean isFirstMaintenance, @Label("保险承担（分）") Optional<Long> claimCoveredFen) {}

    /** @param toPay something is owed, so a payment is to be collected */
    public record Out(@Label("应付（分）") long amountDueFen, @Label("优惠金额（分）") long benefitValueFen, @Label("需要收款") boolean toPay) {}

    private final Quotes quotes;
    private final Settlements settlements;
    private final AgreedParts agreedParts;

    SettleOrder(Quotes quotes, Settlements settlements, AgreedParts agreedParts) {
        this.quotes = quotes;
        this.settlements = settlements;
        this.agreedParts = agreedParts;
    }

    @Override
    public Out run(In in, Step step) {
        List<QuoteLine> signed = quotes.signedLines(step.caseNo());
        if (signed.isEmpty()) throw refused("%s 没有客户签字的报价单".formatted(step.caseNo()));
        Settlement settlement = settle(in, signed, agreedParts.of(step));
        settlements.add(step.caseNo(), settlement, step.now());
        return new Out(settlement.amountDueFen(), settlement.benefitValueFen(), settlement.amountDueFen() > 0);
    }

    private static Settlement settle(In in, List<QuoteLine> signed, Optional<PartsDiscount> agreed) {
        List<QuoteLine> charged = signed.stream().filter(line -> !in.isFirstMaintenance() || line.origin() != Origin.ESTIMATE).toList();
        long labour = Quote.total(charged, LineKind.LABOUR);
        long parts = Quote.total(charged, LineKind.PART);
        long booked = in.benefitChoice() == Benefit.PARTS ? Money.percentOf(parts, percent(in)) : parts;
        long partsDue = agreed.map(discount -> Math.min(booked, AgreedParts.price(parts, discount))).orElse(booked);
        Optional<PartsDiscount> counting = agreed.filter(discount -> partsDue < booked);
        long covered = in.claimCoveredFen().orElse(0L);
        if (covered < 0) throw refused("保险承担的金额「%s」不能是负数".formatted(Money.text(covered)));
        long due = Math.max(0, labour + partsDue - covered);
        Benefit benefit = counting.isPresent() && in.benefitChoice() == Benefit.PARTS ? Benefit.NONE : in.benefitChoice();
        long value = switch (benefit) {
            case COUPON -> coupon(in, due);
            case PARTS -> parts - partsDue;
            case NONE -> 0;
        };
        return new Settlement(Quote.total(signed, LineKind.LABOUR), Quote.total(signed, LineKind.PART), Quote.total(signed) - labour - parts,
                covered, benefit, value, counting.map(PartsDiscount::agreementNo), counting.isPresent() ? parts - partsDue : 0, due);
    }

    private static BigDecimal percent(In in) {
        BigDecimal percent = in.partsPercent().orElseThrow(() -> refused("选择配件优惠时，缺少配件折后百分比"));
        if (percent.signum() < 0 || percent.compareTo(new BigDecimal(100)) > 0) throw refused("配件折后百分比「%s」应为 0 到 100".formatted(percent));
        return percent;
    }

    private static long coupon(In in, long due) {
        long each = Money.fen("工时券", in.couponYuan().orElseThrow(() -> refused("选择工时券时，缺少每档工时券的金额")), INVALID);
        long step = Money.fen("每满", in.couponStepYuan().orElseThrow(() -> refused("选择工时券时，缺少每满多少元")), INVALID);
        if (step == 0) throw refused("每满「0」元不合要求，应大于 0");
        return due / step * each;
    }

    private static Refused refused(String message) {
        return new Refused(INVALID, message);
    }
}
