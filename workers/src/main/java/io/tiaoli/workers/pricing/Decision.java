package io.tiaoli.workers.pricing;

/** What the customer says to one line. */
public enum Decision {
    OPEN, APPROVED, DECLINED
}
