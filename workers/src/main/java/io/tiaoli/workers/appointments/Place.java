package io.tiaoli.workers.appointments;

/** Where a booked service takes place. */
public enum Place {
    WORKSHOP, CUSTOMER_SITE
}
