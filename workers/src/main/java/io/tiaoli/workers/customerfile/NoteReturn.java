package io.tiaoli.workers.customerfile;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;

/** Adds a dated line to the card when a customer comes back; serves {@code customer-file} S7. */
@Component
@Label("记入返厂")
public class NoteReturn implements Worker<NoteReturn.In, Nothing> {

    public record In(@Label("客户") String customerId, @Label("来店说明") Optional<String> note) {}

    private final ContactLog card;

    NoteReturn(ContactLog card) {
        this.card = card;
    }

    @Override
    public Nothing run(In in, Step step) {
        card.add(new Contact(UUID.randomUUID().toString(), in.customerId(), Optional.of(step.caseNo()), Optional.of(step.step()), step.now(), Channel.VISIT, ContactPurpose.ARRIVAL,
                ContactOutcome.REACHED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(in.note().orElse("客户返厂"))), step.once("card"));
        return Nothing.NOTHING;
    }
}
