package io.tiaoli.workers.followup;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.contact.RefusalReason;
import io.tiaoli.workers.forms.FormContents;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps what a contact brought and says what is known by now; serves {@code after-service-follow-up} S2, S3, S4 and S7. */
@Component
@Label("记录回访结果")
public class RecordFollowUp implements Worker<RecordFollowUp.In, RecordFollowUp.Out> {

    private static final String UNREADABLE = "answers-unreadable";

    /** @param record the form record of the call */
    public record In(@Label("表单记录") String record, @Label("联系结果") ContactOutcome contactOutcome, @Label("由谁联系") String contactRole,
            @Label("拒绝原因") Optional<RefusalReason> refusalReason) {}

    /** Each value over all contacts so far. */
    public record Out(@Label("评分") Optional<Integer> score, @Label("客户投诉") boolean customerComplains, @Label("车辆有问题") boolean carProblem,
            @Label("车辆问题") Optional<String> problem, @Label("投诉内容") String complaintText, @Label("有建议") boolean suggestionMade,
            @Label("建议转给") Optional<String> suggestionDept, @Label("有未答的问题") boolean questionOpen, @Label("请谁解答") Optional<String> questionRole,
            @Label("愿意收小贴士") boolean tipsWanted) {}

    private final FollowUps followUps;
    private final FormRecords forms;

    RecordFollowUp(FollowUps followUps, FormRecords forms) {
        this.followUps = followUps;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        followUps.heard(step.caseNo(), in.contactOutcome(), in.contactRole(), in.refusalReason());
        var answers = in.contactOutcome() == ContactOutcome.REACHED ? answers(in, step) : Optional.<Answers>empty();
        answers.ifPresent(said -> followUps.said(step.caseNo(), said));
        var known = followUps.get(step.caseNo());
        return new Out(known.score(), known.complaint().isPresent(), known.problem().isPresent(), known.problem(), complaint(known),
                known.suggestion().isPresent(), known.suggestionDept(), known.question().isPresent(), known.questionRole(),
                answers.filter(Answers::tipsWanted).isPresent());
    }

    /** The newest entry, where it tells of a talk; a specialist may have reached the customer after an unanswered call. */
    private Optional<Answers> answers(In in, Step step) {
        try {
            return forms.latest(step.caseNo(), in.record()).map(entry -> FormContents.read(Answers.class, entry, UNREADABLE)).filter(Answers::spoken);
        } catch (Refused unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }

    private static String complaint(FollowUp known) {
        return known.complaint().orElseGet(() -> "回访评分 %s。%s%s".formatted(known.score().map(s -> s + " 分").orElse("未给"),
                known.opinion().orElse(""), known.problem().map(p -> " 车辆问题：" + p).orElse("")).strip());
    }
}
