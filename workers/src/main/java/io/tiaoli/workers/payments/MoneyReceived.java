package io.tiaoli.workers.payments;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sums that came for payments, each with its receipt. */
@Repository
class MoneyReceived {

    record Receipt(String receiptNo, long amountFen, PaymentMethod method) {}

    private final JdbcClient jdbc;

    MoneyReceived(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a sum; without a number from the receipt book it is numbered after its payment. */
    void add(String paymentNo, long amountFen, PaymentMethod method, Optional<String> receiptNo, Instant at, String note) {
        int nth = 1 + jdbc.sql("select coalesce(max(receipt_nth), 0) from payment_receipt where payment_no = ?").param(paymentNo).query(Integer.class).single();
        jdbc.sql("insert into payment_receipt (payment_no, receipt_nth, amount_fen, method, receipt_no, received_at, note) values (?, ?, ?, ?, ?, ?, ?)")
                .params(paymentNo, nth, amountFen, method.name(), receiptNo.orElse(paymentNo + "-R" + nth), at.atOffset(ZoneOffset.UTC), note).update();
    }

    /** The last row: a sum that came, or one that was taken back. */
    Optional<Receipt> last(String paymentNo) {
        return jdbc.sql("select receipt_no, amount_fen, method from payment_receipt where payment_no = ? order by receipt_nth desc fetch first 1 rows only")
                .param(paymentNo).query(Receipt.class).optional();
    }

    /** The last row of the sums that came this way. */
    Optional<Receipt> last(String paymentNo, PaymentMethod method) {
        return jdbc.sql("select receipt_no, amount_fen, method from payment_receipt where payment_no = ? and method = ? order by receipt_nth desc fetch first 1 rows only")
                .params(paymentNo, method.name()).query(Receipt.class).optional();
    }
}
