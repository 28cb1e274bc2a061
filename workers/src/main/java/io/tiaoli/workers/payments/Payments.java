package io.tiaoli.workers.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.tiaoli.workers.database.Moments;

/** The payments of all cases. */
@Repository
public class Payments {

    private static final String COLUMNS = """
            select payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, method, state, due_at, paid_at, receipt_no, invoice_no
            from payment\s""";

    private final JdbcClient jdbc;

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was collected by a case or for it, the newest last. */
    public List<Payment> of(String caseNo) {
        return jdbc.sql(COLUMNS + "where case_no = ? or source_ref = ? order by due_at, payment_no").params(caseNo, caseNo).query(Payments::row).list();
    }

    Payment get(String paymentNo) {
        return jdbc.sql(COLUMNS + "where payment_no = ?").param(paymentNo).query(Payments::row).optional()
                .orElseThrow(() -> new IllegalArgumentException("没有编号为「%s」的收款".formatted(paymentNo)));
    }

    /** The number for the next payment of a case. */
    String nextNumber(String caseNo) {
        int before = jdbc.sql("select count(*) from payment where case_no = ?").param(caseNo).query(Integer.class).single();
        return before == 0 ? caseNo : caseNo + "-" + (before + 1);
    }

    void open(Payment payment) {
        jdbc.sql("""
                insert into payment (payment_no, case_no, source_ref, payer_id, kind, amount_fen, received_fen, state, due_at)
                values (?, ?, ?, ?, ?, ?, 0, ?, ?)""")
                .params(payment.paymentNo(), payment.caseNo(), payment.sourceRef(), payment.payerId(), payment.kind().name(), payment.amountFen(),
                        payment.state().name(), payment.dueAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a case has asked for before and has not got in full, be it overdue or called off by what happened; stages of a contract are each a sum of their own. */
    Optional<Payment> unpaid(String caseNo, String sourceRef, PaymentKind kind) {
        if (kind == PaymentKind.MILESTONE) return Optional.empty();
        return jdbc.sql(COLUMNS + "where case_no = ? and source_ref = ? and kind = ? and state in ('OPEN', 'OVERDUE') order by due_at desc, payment_no desc fetch first 1 rows only")
                .params(caseNo, sourceRef, kind.name()).query(Payments::row).optional();
    }

    /** Asks for it once more, for what is owed now; what has come already counts. */
    void askAgain(Payment payment) {
        jdbc.sql("update payment set amount_fen = ?, due_at = ?, state = ?, note = null where payment_no = ?")
                .params(payment.amountFen(), payment.dueAt().atOffset(ZoneOffset.UTC), payment.state().name(), payment.paymentNo()).update();
    }

    /** Adds what came or was taken back; the payment is paid when nothing is left to come. */
    void change(Payment payment, long receivedFen, PaymentMethod method, Instant at) {
        boolean paid = receivedFen >= payment.amountFen();
        int changed = jdbc.sql("update payment set received_fen = ?, method = ?, state = ?, paid_at = ? where payment_no = ? and received_fen = ?")
                .params(receivedFen, method.name(), paid ? "PAID" : "OPEN", paid ? at.atOffset(ZoneOffset.UTC) : null, payment.paymentNo(), payment.receivedFen())
                .update();
        if (changed == 0) throw new IllegalStateException("收款「%s」刚刚被别人改过，请重新打开".formatted(payment.paymentNo()));
    }

    void issue(String paymentNo, String receiptNo, String invoiceNo) {
        jdbc.sql("update payment set receipt_no = ?, invoice_no = ? where payment_no = ?").params(receiptNo, invoiceNo, paymentNo).update();
    }

    void close(String paymentNo, PaymentState state, Optional<String> waivedBy, Optional<String> note) {
        jdbc.sql("update payment set state = ?, waived_by = ?, note = ? where payment_no = ?")
                .params(state.name(), waivedBy.orElse(null), note.orElse(null), paymentNo).update();
    }

    private static Payment row(ResultSet row, int number) throws SQLException {
        return new Payment(row.getString(1), row.getString(2), row.getString(3), row.getString(4), PaymentKind.valueOf(row.getString(5)), row.getLong(6),
                row.getLong(7), Optional.ofNullable(row.getString(8)).map(PaymentMethod::valueOf), PaymentState.valueOf(row.getString(9)),
                Moments.read(row, 10), Moments.readOptional(row, 11),
                Optional.ofNullable(row.getString(12)), Optional.ofNullable(row.getString(13)));
    }
}
