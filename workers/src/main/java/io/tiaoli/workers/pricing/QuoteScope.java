package io.tiaoli.workers.pricing;

/** What a quote is about; a case may have one of each of the first two and several of the last. */
public enum QuoteScope {
    /** The standard price of a maintenance, before the pre-inspection. */
    ESTIMATE,
    /** The order itself. */
    ORDER,
    /** Findings during the repair, beside the order that is signed already. */
    EXTRA
}
