package io.tiaoli.workers.care;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps what came of a planned contact; texts and letters get their line on the customer card here, talks had theirs. */
@Component
@Label("记下计划联系的结果")
public class SettleCare implements Worker<SettleCare.In, SettleCare.Out> {

    /** @param enteredIn the step in whose form somebody said that it is done, such as the letter that was posted */
    public record In(@Label("计划联系编号") String careId, @Label("联系结果") ContactOutcome outcome, @Label("在哪一步填的") Optional<String> enteredIn) {}

    public record Out(@Label("联系结果") ContactOutcome careOutcome) {}

    private final CareContacts contacts;
    private final ContactLog log;
    private final FormRecords forms;

    SettleCare(CareContacts contacts, ContactLog log, FormRecords forms) {
        this.contacts = contacts;
        this.log = log;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var contact = contacts.get(in.careId());
        contacts.settle(contact.id(), State.DONE, Optional.of(in.outcome().name()), Optional.empty());
        if (!contact.channel().talk() && contact.channel() != CareChannel.CHECK) {
            log.add(new Contact(UUID.randomUUID().toString(), contact.customerId(), Optional.of(contact.caseNo()), Optional.of(step.step()), step.now(),
                    contact.channel().noted(), contact.purpose(), in.outcome(),
                    in.enteredIn().flatMap(where -> forms.enteredBy(step.caseNo(), where)), Optional.empty(), Optional.empty(), contact.channel() == CareChannel.LETTER ? Optional.of("信已寄出") : Optional.empty()),
                    contact.id() + "/made");
        }
        return new Out(in.outcome());
    }
}
