package io.tiaoli.workers.pricing;

/** What a booked customer chose (decision booked-maintenance-benefit). */
public enum Benefit {
    /** A labour coupon for the next visit. */
    COUPON,
    /** Cheaper parts now. */
    PARTS,
    NONE
}
