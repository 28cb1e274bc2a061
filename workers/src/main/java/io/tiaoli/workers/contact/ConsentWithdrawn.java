package io.tiaoli.workers.contact;

import java.util.Set;

/** Hears, in the same transaction, that a customer no longer agrees to be contacted. */
public interface ConsentWithdrawn {

    void withdrawn(String customerId, Set<ContactPurpose> purposes);
}
