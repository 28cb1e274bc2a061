package io.tiaoli.workers.repairorders;

/** How a repair order ended. */
public enum OrderOutcome {
    DONE,
    /** The customer did not want the work, or wants it later. */
    REFUSED,
    CANCELLED
}
