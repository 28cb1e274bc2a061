package io.tiaoli.workers.visits;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.Channel;
import io.tiaoli.workers.contact.Contact;
import io.tiaoli.workers.contact.ContactLog;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.ContactPurpose;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps what a visitor found, with a line on the customer card the same day; serves {@code key-owner-visit} S4 to S6. */
@Component
@Label("记录拜访结果")
@Refuses("visit-report-invalid")
public class RecordVisit implements Worker<RecordVisit.In, RecordVisit.Out> {

    /**
     * @param record the form record of the visit
     * @param mostAbsences after so many visits to a closed door nobody goes again
     */
    public record In(@Label("拜访编号") String visitId, @Label("表单记录") String record, @Label("最多白跑几次") int mostAbsences) {}

    /** @param visitAgain nobody was at home, and one more visit may be agreed */
    public record Out(@Label("拜访结果") VisitResult visitResult, @Label("再约一次") boolean visitAgain, @Label("客户投诉") boolean customerComplains, @Label("投诉内容") Optional<String> complaintText,
            @Label("车辆有问题") boolean carProblem, @Label("车辆问题") Optional<String> problem) {}

    private final Visits visits;
    private final ContactLog log;
    private final FormRecords forms;

    RecordVisit(Visits visits, ContactLog log, FormRecords forms) {
        this.visits = visits;
        this.log = log;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var report = forms.read(step.caseNo(), in.record(), VisitReport.class, "visit-report-invalid");
        if (!report.wasMet()) {
            visits.absent(in.visitId());
            boolean again = visits.get(in.visitId()).absences() < in.mostAbsences();
            if (!again) visits.settled(in.visitId(), VisitResult.NOT_AT_HOME);
            note(in, step, ContactOutcome.UNREACHABLE, "上门没有遇到车主");
            return new Out(VisitResult.NOT_AT_HOME, again, false, Optional.empty(), false, Optional.empty());
        }
        visits.reported(in.visitId(), report);
        visits.settled(in.visitId(), VisitResult.DONE);
        note(in, step, ContactOutcome.REACHED, report.satisfaction().orElse("已上门拜访"));
        return new Out(VisitResult.DONE, false, report.complaint().isPresent(), report.complaint(), report.problem().isPresent(), report.problem());
    }

    private void note(In in, Step step, ContactOutcome outcome, String notes) {
        log.add(new Contact(UUID.randomUUID().toString(), visits.get(in.visitId()).customerId(), Optional.of(step.caseNo()), Optional.of(step.step()), step.now(), Channel.VISIT,
                ContactPurpose.CARE, outcome, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(notes)), step.once("visit"));
    }
}
