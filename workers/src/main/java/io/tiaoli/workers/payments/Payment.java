package io.tiaoli.workers.payments;

import java.time.Instant;
import java.util.Optional;

/**
 * One sum that a customer owes.
 *
 * @param paymentNo the number of the case that collects it, with -2, -3 … for further ones of the same case
 * @param sourceRef the order or contract that it is owed for
 */
public record Payment(String paymentNo, String caseNo, String sourceRef, String payerId, PaymentKind kind, long amountFen, long receivedFen,
        Optional<PaymentMethod> method, PaymentState state, Instant dueAt, Optional<Instant> paidAt, Optional<String> receiptNo, Optional<String> invoiceNo) {

    public long outstandingFen() {
        return Math.max(0, amountFen - receivedFen);
    }
}
