package io.tiaoli.workers.pricing;

/** How far a quote is. */
public enum QuoteState {
    /** An estimate, to be taken over by the quote. */
    DRAFT,
    /** Told to the customer. */
    OFFERED,
    /** Agreed to as a whole. */
    SIGNED,
    /** A newer version counts. */
    REPLACED,
    /** Not wanted at all. */
    REFUSED
}
