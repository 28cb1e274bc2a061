package io.tiaoli.workers.care;

import java.time.Instant;
import java.util.Optional;

import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.ContactPurpose;

/**
 * A contact that a plan foresees for a case.
 *
 * @param number the n-th of its code
 * @param contactNo its number in the plan, where contacts are counted
 * @param reason why it was skipped, stopped or given a new deadline
 * @param outcome what came of it; empty while nothing did
 */
public record CareContact(String id, String caseNo, String plan, String customerId, Optional<String> vehicleId, String code, int number, Optional<Integer> contactNo,
        Instant opensAt, Instant plannedAt, Instant dueAt, Optional<Instant> lapsesAt, CareChannel channel, String role, ContactPurpose purpose,
        Optional<String> wording, Optional<String> form, int priority, boolean wholeCustomer, State state, Optional<String> reason, Optional<String> outcome) {

    /** How far a contact is. */
    public enum State { PLANNED, OPEN, DONE, SKIPPED, STOPPED }
}
