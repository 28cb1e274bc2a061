package io.tiaoli.workers.parts;

/** What happened to pieces of a part for a case. */
public enum ReservationState {
    /** Promised, still on the shelf. */
    RESERVED,
    /** Taken from the shelf. */
    DRAWN,
    /** Was promised, given back. */
    RELEASED,
    /** Was taken, put back on the shelf. */
    RETURNED
}
