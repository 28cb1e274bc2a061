package io.tiaoli.workers.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.pricing.Money;

/**
 * Computes and opens a payment, payment-collection S1: the amount as given, else percent of the contract plus changes,
 * rounded half up to the fen; nothing is to be paid when that is not more than zero. What the case has asked for in vain
 * is asked for again under its number, less what has come of it.
 */
@Component
@Label("计算应收款")
@Refuses({"contract-amount-missing", "amount-invalid"})
public class ComputePayment implements Worker<ComputePayment.In, ComputePayment.Out> {

    /**
     * @param sourceRef number of the order or contract
     * @param amountFen from another worker, or {@code amountYuan} as typed in a form, or {@code percentOfContract}
     * @param percentOfContract 0 to 100, then {@code contractAmountFen} is needed
     * @param changeAmountFen further or dropped work, may be negative
     * @param dueOn missing = today, after the due time tomorrow
     * @param overdueDays after so many days it is overdue
     */
    public record In(@Label("付款人") String payerId, @Label("业务单号") String sourceRef, @Label("款项") PaymentKind paymentKind,
            @Label("金额（分）") Optional<Long> amountFen, @Label("金额（元）") Optional<BigDecimal> amountYuan,
            @Label("合同比例（%）") Optional<BigDecimal> percentOfContract, @Label("合同金额（分）") Optional<Long> contractAmountFen,
            @Label("增减项款（分）") Optional<Long> changeAmountFen, @Label("付款日") Optional<LocalDate> dueOn, @Label("逾期天数") int overdueDays) {}

    /**
     * @param amountFen 0 when nothing is to be paid
     * @param outstandingFen what of it is still to come
     * @param carriedOverFen what a negative result leaves to the next stage, 0 or less
     * @param dueAt when to remind
     */
    public record Out(@Label("收款编号") String paymentNo, @Label("金额（分）") long amountFen, @Label("未付金额（分）") long outstandingFen,
            @Label("需要收款") boolean toPay, @Label("结转下一阶段（分）") long carriedOverFen, @Label("付款期限") Instant dueAt, @Label("逾期时间") Instant overdueAt) {}

    private final Payments payments;
    private final PaymentSettings settings;
    private final Clock clock;

    ComputePayment(Payments payments, PaymentSettings settings, Clock clock) {
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Out run(In in, Step step) {
        long computed = amount(in);
        long amount = Math.max(0, computed);
        Instant due = due(in.dueOn(), step.now());
        var before = payments.unpaid(step.caseNo(), in.sourceRef(), in.paymentKind());
        long received = before.map(Payment::receivedFen).orElse(0L);
        var asked = new Payment(before.map(Payment::paymentNo).orElseGet(() -> payments.nextNumber(step.caseNo())), step.caseNo(), in.sourceRef(), in.payerId(), in.paymentKind(), amount, received,
                Optional.empty(), amount > received ? PaymentState.OPEN : PaymentState.PAID, due, Optional.empty(), Optional.empty(), Optional.empty());
        before.ifPresentOrElse(again -> payments.askAgain(asked), () -> payments.open(asked));
        return new Out(asked.paymentNo(), amount, asked.outstandingFen(), asked.outstandingFen() > 0, Math.min(0, computed), due, due.plus(in.overdueDays(), ChronoUnit.DAYS));
    }

    private static long amount(In in) {
        if (in.amountFen().isPresent()) return in.amountFen().get();
        if (in.amountYuan().isPresent()) return Money.fen("应收款", in.amountYuan().get(), "amount-invalid");
        BigDecimal percent = in.percentOfContract().orElseThrow(() -> new Refused("amount-invalid", "缺少金额，请给出金额或合同比例"));
        if (percent.signum() < 0 || percent.compareTo(new BigDecimal(100)) > 0) {
            throw new Refused("amount-invalid", "合同比例「%s」应为 0 到 100".formatted(percent.toPlainString()));
        }
        long contract = in.contractAmountFen().filter(fen -> fen > 0).orElseThrow(() ->
                new Refused("contract-amount-missing", "按合同的 %s%% 收款，但缺少合同金额".formatted(percent.toPlainString())));
        return Money.percentOf(contract, percent) + in.changeAmountFen().orElse(0L);
    }

    private Instant due(Optional<LocalDate> on, Instant now) {
        ZoneId zone = clock.getZone();
        Instant today = LocalDate.ofInstant(now, zone).atTime(settings.dueTime()).atZone(zone).toInstant();
        return on.map(day -> day.atTime(settings.dueTime()).atZone(zone).toInstant())
                .orElseGet(() -> today.isAfter(now) ? today : LocalDate.ofInstant(now, zone).plusDays(1).atTime(settings.dueTime()).atZone(zone).toInstant());
    }
}
