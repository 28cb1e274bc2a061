package io.tiaoli.workers.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.When;

/**
 * Reads the next contact of the plan: one that is due, or when one will be, or that there is none left.
 * A talk that the plan's next talk has overtaken, and whatever has lapsed, is skipped with a record: so it is after an outage.
 */
@Component
@Label("查计划里的下一次联系")
public class NextCare implements Worker<Nothing, NextCare.Out> {

    /** What the flow does next. */
    public enum CareState { DUE, LATER, NONE }

    /** @param nextCareAt when the next contact may begin; empty when none is left */
    public record Out(@Label("下一步") CareState careState, @Label("下次联系时间") Optional<Instant> nextCareAt) {}

    private final CareContacts contacts;
    private final SkippedContacts skipped;

    NextCare(CareContacts contacts, SkippedContacts skipped) {
        this.contacts = contacts;
        this.skipped = skipped;
    }

    @Override
    public Out run(Nothing in, Step step) {
        leaveOut(step);
        return contacts.planned(step.caseNo()).stream().findFirst()
                .map(next -> new Out(next.opensAt().isAfter(step.now()) ? CareState.LATER : CareState.DUE, Optional.of(next.opensAt())))
                .orElse(new Out(CareState.NONE, Optional.empty()));
    }

    private void leaveOut(Step step) {
        List<CareContact> due = contacts.planned(step.caseNo()).stream().filter(contact -> !contact.opensAt().isAfter(step.now())).toList();
        var lastTalk = due.stream().filter(contact -> contact.channel().talk()).reduce((one, other) -> other);
        for (var contact : due) {
            if (contact.lapsesAt().filter(end -> !end.isAfter(step.now())).isPresent()) {
                skipped.skip(contact, "原定 %s，已过了有意义的时间，不再补做".formatted(When.text(contact.plannedAt())), step.step(), step.now());
            } else if (contact.channel().talk() && lastTalk.filter(last -> last.opensAt().isAfter(contact.opensAt())).isPresent()) {
                skipped.skip(contact, "原定 %s，没有做成；后一次联系（原定 %s）已到，以后一次为准".formatted(When.text(contact.plannedAt()), When.text(lastTalk.get().plannedAt())),
                        step.step(), step.now());
            }
        }
    }
}
