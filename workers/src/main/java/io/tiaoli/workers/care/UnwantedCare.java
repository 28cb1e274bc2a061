package io.tiaoli.workers.care;

import java.util.Set;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.contact.ConsentWithdrawn;
import io.tiaoli.workers.contact.ContactPurpose;

/** Takes out of every plan what the customer no longer wants; the plan goes on with the rest. */
@Component
class UnwantedCare implements ConsentWithdrawn {

    private final CareContacts contacts;
    private final ChangedPlans changed;

    UnwantedCare(CareContacts contacts, ChangedPlans changed) {
        this.contacts = contacts;
        this.changed = changed;
    }

    @Override
    public void withdrawn(String customerId, Set<ContactPurpose> purposes) {
        changed.tell(contacts.stop(contacts.plannedFor(customerId).stream().filter(contact -> purposes.contains(contact.purpose())).toList(), "客户已撤回同意"));
    }
}
