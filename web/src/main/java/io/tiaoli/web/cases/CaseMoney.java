package io.tiaoli.web.cases;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.parts.Parts;
import io.tiaoli.workers.parts.ReservationState;
import io.tiaoli.workers.parts.Reservations;
import io.tiaoli.workers.payments.Payment;
import io.tiaoli.workers.payments.PaymentMethod;
import io.tiaoli.workers.payments.Payments;
import io.tiaoli.workers.pricing.Money;
import io.tiaoli.workers.pricing.Quote;
import io.tiaoli.workers.pricing.QuoteLine;
import io.tiaoli.workers.pricing.Quotes;

/** What a case costs, what was paid, and which parts it took. */
@Component
class CaseMoney {

    record QuoteShown(String title, String state, String total, List<LineShown> lines) {}

    record LineShown(String kind, String name, String quantity, String unit, String amount, String stock, String decision) {}

    /** A payment, a sum that came, or a refund. */
    record Sum(String what, String number, String amount, String method, String state, String at) {}

    record PartShown(String part, String quantity, String state) {}

    private final Quotes quotes;
    private final Payments payments;
    private final Reservations reservations;
    private final Parts parts;
    private final JdbcClient jdbc;

    CaseMoney(Quotes quotes, Payments payments, Reservations reservations, Parts parts, JdbcClient jdbc) {
        this.quotes = quotes;
        this.payments = payments;
        this.reservations = reservations;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    List<QuoteShown> quotes(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> quotes.valid(caseNo).stream()).map(CaseMoney::shown).toList();
    }

    private static QuoteShown shown(Quote quote) {
        return new QuoteShown("%s 第 %d 版".formatted(Words.scope(quote.scope()), quote.version()), Words.state(quote.state()), Money.text(quote.totalFen()),
                quote.lines().stream().map(CaseMoney::shown).toList());
    }

    private static LineShown shown(QuoteLine line) {
        return new LineShown(Words.kind(line.kind()), line.name(), String.valueOf(line.quantity()), Money.text(line.unitFen()), Money.text(line.amountFen()),
                line.inStock() ? "" : line.expectedOn().map(on -> "缺货，%s 到".formatted(on)).orElse("缺货"), Words.decision(line.decision()));
    }

    List<Sum> sums(CaseFamily family) {
        var owed = family.numbers().stream().flatMap(caseNo -> payments.of(caseNo).stream()).distinct()
                .flatMap(payment -> Stream.concat(Stream.of(shown(payment)), received(payment.paymentNo()).stream()));
        return Stream.concat(owed, refunds(family).stream()).toList();
    }

    private static Sum shown(Payment payment) {
        return new Sum("应收 " + payment.kind().label(), payment.paymentNo(), Money.text(payment.amountFen()), payment.method().map(PaymentMethod::label).orElse(""),
                Words.payment(payment.state().name()), payment.paidAt().map(Times::text).orElse("应于 " + Times.text(payment.dueAt())));
    }

    private List<Sum> received(String paymentNo) {
        return jdbc.sql("select amount_fen, method, receipt_no, received_at from payment_receipt where payment_no = ? order by receipt_nth").param(paymentNo)
                .query((row, n) -> new Sum(row.getLong(1) < 0 ? "收款被退回" : "收到", row.getString(3), Money.text(row.getLong(1)), PaymentMethod.valueOf(row.getString(2)).label(), "", time(row.getObject(4, OffsetDateTime.class)))).list();
    }

    private List<Sum> refunds(CaseFamily family) {
        return jdbc.sql("select refund_no, amount_fen, reason, state, opened_at, paid_at from refund where case_no in (:cases) or source_ref in (:cases) order by opened_at, refund_no")
                .param("cases", family.numbers()).query((row, n) -> new Sum("退款：" + row.getString(3), row.getString(1), Money.text(row.getLong(2)), "",
                        "PAID".equals(row.getString(4)) ? "已退" : "待退", time(Optional.ofNullable(row.getObject(6, OffsetDateTime.class)).orElse(row.getObject(5, OffsetDateTime.class))))).list();
    }

    List<PartShown> parts(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> Stream.of(ReservationState.values()).flatMap(state -> reservations.of(caseNo, state).entrySet().stream()
                .map(held -> new PartShown(parts.find(held.getKey()).map(part -> part.name() + "（" + held.getKey() + "）").orElse(held.getKey()), String.valueOf(held.getValue()), state(state))))).toList();
    }

    private static String state(ReservationState state) {
        return switch (state) {
            case RESERVED -> "已预留";
            case DRAWN -> "已领用";
            case RELEASED -> "已取消预留";
            case RETURNED -> "已退库";
        };
    }

    private static String time(OffsetDateTime at) {
        return Times.text(at.toInstant());
    }
}
