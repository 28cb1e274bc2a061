package io.tiaoli.workers.payments;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.wording.Fact;
import io.tiaoli.workers.wording.FactSource;
import io.tiaoli.workers.wording.ReadableTime;

/** What messages and documents may tell of a payment of a case or for it: of a certain one, or of the newest. */
@Component
class PaymentFacts implements FactSource {

    private final Payments payments;
    private final MoneyReceived receipts;
    private final Clock clock;

    PaymentFacts(Payments payments, MoneyReceived receipts, Clock clock) {
        this.payments = payments;
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("amount", "应收金额", "¥283.00"), new Fact("amountReceived", "实收金额", "¥283.00"),
                new Fact("outstanding", "未付金额", "¥0.00"), new Fact("sourceRef", "业务单号", "RO-20261121-0007"),
                new Fact("paymentKind", "款项", "结算款"), new Fact("dueAt", "付款期限", "11月22日 18:00"), new Fact("paidAt", "收款时间", "11月22日 13:10"),
                new Fact("paymentMethod", "实际付款方式", "刷卡"), new Fact("receiptNo", "收据编号", "SK-20261121-0003-R1"),
                new Fact("invoiceNo", "发票号码", "SK-20261121-0003-F"));
    }

    @Override
    public Map<String, Object> of(String caseNo) {
        List<Payment> known = payments.of(caseNo);
        return known.isEmpty() ? Map.of() : told(known.get(known.size() - 1));
    }

    @Override
    public Map<String, Object> of(String caseNo, String subject) {
        return payments.of(caseNo).stream().filter(payment -> payment.paymentNo().equals(subject)).findFirst().map(this::told).orElseGet(() -> of(caseNo));
    }

    private Map<String, Object> told(Payment payment) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("amount", Money.text(payment.amountFen()));
        told.put("amountReceived", Money.text(payment.receivedFen()));
        told.put("outstanding", Money.text(payment.outstandingFen()));
        told.put("sourceRef", payment.sourceRef());
        told.put("paymentKind", payment.kind().label());
        told.put("dueAt", ReadableTime.moment(payment.dueAt(), clock.getZone()));
        payment.paidAt().ifPresent(at -> told.put("paidAt", ReadableTime.moment(at, clock.getZone())));
        payment.method().ifPresent(method -> told.put("paymentMethod", method.label()));
        payment.receiptNo().or(() -> receipts.last(payment.paymentNo()).map(MoneyReceived.Receipt::receiptNo)).ifPresent(no -> told.put("receiptNo", no));
        payment.invoiceNo().ifPresent(no -> told.put("invoiceNo", no));
        return told;
    }
}
