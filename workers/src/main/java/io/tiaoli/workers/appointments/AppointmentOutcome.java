package io.tiaoli.workers.appointments;

/** How a booking ended, for the flow that asked for it. */
public enum AppointmentOutcome {
    /** Confirmed, to be served at the customer's place. */
    BOOKED,
    ARRIVED,
    NO_SHOW,
    CANCELLED,
    REFUSED,
    UNREACHABLE
}
