package io.tiaoli.workers.appointments;

/** How far a booking is. */
public enum AppointmentState {
    /** The slot is taken, the customer has not repeated it yet. */
    HELD,
    CONFIRMED,
    /** The slot was given back, for another date or for good. */
    RELEASED,
    ARRIVED,
    NO_SHOW,
    CANCELLED
}
