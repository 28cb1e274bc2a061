package io.tiaoli.workers.payments;

/** How far a payment is. */
public enum PaymentState {
    OPEN,
    /** Fully received, or nothing was to be paid. */
    PAID,
    OVERDUE,
    WAIVED
}
