package io.tiaoli.workers.pricing;

/** What the customer says to a whole quote. */
public enum Approval {
    ALL, PARTLY, REFUSED
}
