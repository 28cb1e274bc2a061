package io.tiaoli.workers.care;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.customers.Vehicles;
import io.tiaoli.workers.events.Events;
import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Keeps what the owner said in a planned contact; a mileage goes to the vehicle and is told as {@code mileage-reported}, key vehicle.
 * Serves {@code new-owner-care} S13 and S14 and the maintenance reminders.
 */
@Component
@Label("记录车主说的话")
public class HearOwner implements Worker<HearOwner.In, HearOwner.Out> {

    private static final String UNREADABLE = "answers-unreadable";

    /**
     * @param record the form record of the call
     * @param specialistResult where a specialist ended the contact, the form holds nothing of it
     */
    public record In(@Label("计划联系编号") String careId, @Label("表单记录") String record, @Label("联系结果") ContactOutcome contactOutcome,
            @Label("专员结果") Optional<String> specialistResult) {}

    public record Out(@Label("有未答的问题") boolean questionOpen, @Label("问题") Optional<String> question, @Label("请谁解答") Optional<String> questionRole,
            @Label("车辆有问题") boolean carProblem, @Label("车辆问题") Optional<String> problem, @Label("车主投诉") boolean customerComplains,
            @Label("投诉内容") Optional<String> complaintText, @Label("情况有变") Optional<String> ownerLeft) {}

    private final CareContacts contacts;
    private final CareAnswers answers;
    private final Vehicles vehicles;
    private final Events events;
    private final FormRecords forms;

    HearOwner(CareContacts contacts, CareAnswers answers, Vehicles vehicles, Events events, FormRecords forms) {
        this.contacts = contacts;
        this.answers = answers;
        this.vehicles = vehicles;
        this.events = events;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var said = in.contactOutcome() == ContactOutcome.REACHED && in.specialistResult().isEmpty() ? said(in, step) : Optional.<CareAnswer>empty();
        said.ifPresent(answer -> keep(in, step, answer));
        return said.map(answer -> new Out(answer.openQuestion().isPresent(), answer.openQuestion(), answer.questionRole(), answer.problem().isPresent(), answer.problem(),
                answer.complains(), answer.complaint(), answer.ownerLeft()))
                .orElse(new Out(false, Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.empty(), Optional.empty()));
    }

    private void keep(In in, Step step, CareAnswer answer) {
        answers.keep(in.careId(), answer);
        var vehicleId = contacts.get(in.careId()).vehicleId();
        if (answer.mileageKm().isEmpty() || vehicleId.isEmpty()) return;
        vehicles.describe(vehicleId.get(), Optional.empty(), Optional.empty(), Optional.empty(), answer.mileageKm());
        events.publish("mileage-reported", vehicleId.get(), Map.of("mileageKm", answer.mileageKm().get(), "mileageOn", LocalDate.ofInstant(step.now(), ZoneId.systemDefault()).toString()),
                Duration.ofDays(1), Optional.of(step.caseNo()), step.once("mileage-reported"));
    }

    private Optional<CareAnswer> said(In in, Step step) {
        try {
            return forms.latest(step.caseNo(), in.record()).map(entry -> FormContents.read(CareAnswer.class, entry, UNREADABLE)).filter(CareAnswer::spoken);
        } catch (Refused unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }
}
