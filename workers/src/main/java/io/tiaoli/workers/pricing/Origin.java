package io.tiaoli.workers.pricing;

/** Where a quote line comes from. */
public enum Origin {
    /** The standard estimate. */
    ESTIMATE,
    /** Found in the pre-inspection or asked for by the customer. */
    PRE_CHECK,
    /** Found during the repair. */
    EXTRA_FINDING
}
