package io.tiaoli.workers.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/**
 * Opens a complaint from the form that registered it, or, where safety cannot wait for a form, from what another flow told;
 * serves {@code complaint-handling} S1.
 */
@Component
@Label("登记投诉")
@Refuses(RegisterComplaint.INCOMPLETE)
public class RegisterComplaint implements Worker<RegisterComplaint.In, RegisterComplaint.Out> {

    static final String INCOMPLETE = "complaint-incomplete";

    /**
     * @param answerWithin ISO duration after receipt until which the customer must have a proposal
     * @param repeatDays a second complaint within so many days is told to the general manager
     */
    public record In(@Label("客户编号") String customerId, @Label("来源") Optional<ComplaintSource> source, @Label("哪方面") Optional<ComplaintArea> area,
            @Label("严重程度") Optional<Severity> severity, @Label("主题") Optional<String> subject, @Label("经过") Optional<String> description,
            @Label("相关单号") Optional<String> relatedRef, @Label("收到时间") Optional<Instant> receivedAt, @Label("答复期限（ISO 时长）") String answerWithin,
            @Label("几天内再次投诉要上报") int repeatDays) {}

    /** @param complaintAccount what happened and what the customer wishes, for those who look into it */
    public record Out(@Label("投诉编号") String complaintNo, @Label("来源") ComplaintSource source, @Label("哪方面") Optional<ComplaintArea> area,
            @Label("严重程度") Severity severity, @Label("主题") String subject, @Label("收到时间") Instant receivedAt, @Label("答复期限") Instant answerDueAt,
            @Label("近期再次投诉") boolean repeated, @Label("客户的说法") String complaintAccount) {}

    private final FormRecords forms;
    private final Complaints complaints;

    RegisterComplaint(FormRecords forms, Complaints complaints) {
        this.forms = forms;
        this.complaints = complaints;
    }

    @Override
    public Out run(In in, Step step) {
        var complaint = forms.latest(step.caseNo(), PrepareComplaint.RECORD).isPresent() ? written(in, step) : told(in, step);
        complaints.open(complaint);
        var at = complaint.receivedAt();
        return new Out(step.caseNo(), complaint.source(), complaint.area(), complaint.severity(), complaint.subject(), at,
                at.plus(Duration.parse(in.answerWithin())), complaints.another(in.customerId(), step.caseNo(), at.minus(Duration.ofDays(in.repeatDays()))),
                complaint.description() + complaint.wish().map("　希望："::concat).orElse(""));
    }

    private Complaint written(In in, Step step) {
        var form = forms.read(step.caseNo(), PrepareComplaint.RECORD, ComplaintForm.class, INCOMPLETE);
        return new Complaint(step.caseNo(), in.customerId(), form.source(), Optional.of(form.area()), form.severity().orElse(Severity.NORMAL), form.subject(),
                form.description(), form.wish(), form.relatedRef(), form.receivedAt().or(in::receivedAt).orElse(step.now()));
    }

    private static Complaint told(In in, Step step) {
        var source = in.source().orElseThrow(() -> missing("来源"));
        var description = in.description().orElseThrow(() -> missing("经过"));
        return new Complaint(step.caseNo(), in.customerId(), source, in.area().or(() -> PrepareComplaint.areaOf(source)), in.severity().orElse(Severity.NORMAL),
                in.subject().orElse(description.substring(0, Math.min(40, description.length()))), description, Optional.empty(), in.relatedRef(),
                in.receivedAt().orElse(step.now()));
    }

    private static Refused missing(String what) {
        return new Refused(INCOMPLETE, "投诉缺少「%s」，请登记".formatted(what));
    }
}
