package io.tiaoli.workers.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.care.CareContact.State;
import io.tiaoli.workers.care.PlannedContact.CareChannel;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.contact.When;

/** Begins the contact that is due and says how to make it; what it begins is never begun again. */
@Component
@Label("开始这次联系")
public class StartCare implements Worker<Nothing, StartCare.Out> {

    /** A contact that begins after its deadline gets a new one. */
    private static final Duration MADE_UP_IN = Duration.ofDays(1);

    /**
     * @param contactAllowed the customer agreed to this kind of contact
     * @param contactNote why it comes later than planned
     * @param madeContacts outcomes so far, such as {@code FIRST_CALL=REACHED;LETTER=MESSAGE_SENT}
     */
    public record Out(@Label("计划联系编号") String careId, @Label("联系") String careContact, @Label("第几次联系") Optional<Integer> contactNo, @Label("方式") CareChannel careChannel,
            @Label("由谁") String contactRole, @Label("目的") ContactPurpose contactPurpose, @Label("文案") Optional<String> careWording, @Label("表单") Optional<String> contactForm,
            @Label("计划时间") Instant carePlannedAt, @Label("期限") Instant careDueAt, @Label("轻重缓急") int callPriority, @Label("可以联系") boolean contactAllowed,
            @Label("联系说明") Optional<String> contactNote, @Label("已有结果") String madeContacts) {}

    private final CareContacts contacts;
    private final Consents consents;

    StartCare(CareContacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    @Override
    public Out run(Nothing in, Step step) {
        var contact = contacts.planned(step.caseNo()).stream().filter(next -> !next.opensAt().isAfter(step.now())).findFirst()
                .orElseThrow(() -> new IllegalStateException("案件「%s」没有到时间的计划联系".formatted(step.caseNo())));
        boolean late = contact.dueAt().isBefore(step.now());
        Instant due = late ? step.now().plus(MADE_UP_IN) : contact.dueAt();
        Optional<String> note = late ? Optional.of("原定 %s，当时没有做成，现在补做".formatted(When.text(contact.plannedAt()))) : Optional.empty();
        contacts.open(contact.id(), due, note);
        return new Out(contact.id(), contact.code(), contact.contactNo(), contact.channel(), contact.role(), contact.purpose(), contact.wording(), contact.form(),
                contact.plannedAt(), due, contact.priority(), consents.allows(contact.customerId(), contact.purpose()), note, made(step.caseNo()));
    }

    private String made(String caseNo) {
        return contacts.of(caseNo).stream().filter(contact -> contact.state() == State.DONE)
                .map(contact -> contact.code() + "=" + contact.outcome().orElse("")).collect(Collectors.joining(";"));
    }
}
