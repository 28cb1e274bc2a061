package io.tiaoli.workers.care;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;

/** Leaves planned contacts out, with a line on the customer card that says why. */
@Component
class SkippedContacts {

    private final CareContacts contacts;
    private final ContactLog log;

    SkippedContacts(CareContacts contacts, ContactLog log) {
        this.contacts = contacts;
        this.log = log;
    }

    void skip(CareContact contact, String reason, String step, Instant now) {
        contacts.settle(contact.id(), State.SKIPPED, Optional.of(ContactOutcome.SKIPPED.name()), Optional.of(reason));
        if (contact.channel() == PlannedContact.CareChannel.CHECK) return;
        log.add(new Contact(UUID.randomUUID().toString(), contact.customerId(), Optional.of(contact.caseNo()), Optional.of(step), now, contact.channel().noted(),
                contact.purpose(), ContactOutcome.SKIPPED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason)), contact.id() + "/skipped");
    }
}
