package io.tiaoli.workers.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.forms.FormRecords;

/** Notes a contact on the customer card and tells {@code contact-recorded}, key customer; serves {@code customer-contact} S10. */
@Component
@Label("记录联系结果")
public class RecordContact implements Worker<RecordContact.In, RecordContact.Out> {

    /**
     * @param who who spoke with the customer
     * @param enteredIn the step in whose form the talk was entered; who entered it spoke, where {@code who} says nothing else
     */
    public record In(@Label("客户") String customerId, @Label("联系方式") Channel channel, @Label("联系目的") ContactPurpose purpose,
                     @Label("联系结果") ContactOutcome outcome, @Label("联系人（员工）") Optional<String> who,
                     @Label("在哪一步填的") Optional<String> enteredIn, @Label("拒绝原因") Optional<RefusalReason> refusalReason,
                     @Label("下次联系时间") Optional<Instant> nextAt, @Label("备注") Optional<String> notes,
                     @Label("客户要求不再做关怀联系") Optional<Boolean> consentWithdrawn) {}

    /** @param spokenBy who spoke with the customer and goes on with what the talk brought; nobody where there was no talk */
    public record Out(@Label("联系记录") String contactId, @Label("与客户通话的员工") Optional<String> spokenBy) {}

    private final ContactLog log;
    private final Events events;
    private final Consents consents;
    private final FormRecords forms;

    RecordContact(ContactLog log, Events events, Consents consents, FormRecords forms) {
        this.log = log;
        this.events = events;
        this.consents = consents;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var spokenBy = in.who().or(() -> in.enteredIn().flatMap(where -> forms.enteredBy(step.caseNo(), where)));
        String id = log.add(new Contact(UUID.randomUUID().toString(), in.customerId(), Optional.of(step.caseNo()), Optional.of(step.step()), step.now(),
                in.channel(), in.purpose(), in.outcome(), spokenBy, in.refusalReason(), in.nextAt(),
                in.notes()), step.once("contact"));
        events.publish("contact-recorded", in.customerId(), Map.of("contactId", id, "contactOutcome", in.outcome().name()),
                Duration.ofDays(1), Optional.of(step.caseNo()), step.once("contact-recorded"));
        if (in.consentWithdrawn().orElse(false)) consents.withdraw(in.customerId(), "通话中提出，" + step.caseNo());
        return new Out(id, spokenBy);
    }
}
