package io.tiaoli.workers.contact;

import java.time.Instant;

/** Knows calls that are due but not yet on their way, so that a less urgent one lets them go first. */
public interface UrgentCalls {

    /** Whether another case wants to call the customer by now, and more urgently. */
    boolean before(String customerId, String caseNo, int priority, Instant now);
}
