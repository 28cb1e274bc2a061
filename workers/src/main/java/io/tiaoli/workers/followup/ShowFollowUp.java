package io.tiaoli.workers.followup;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.contact.ContactOutcome;
import io.tiaoli.workers.forms.FormRecords;

/** Shows in the next form what the customer said; serves {@code after-service-follow-up} S5, S6 and S7. */
@Component
@Label("在表单中显示回访内容")
public class ShowFollowUp implements Worker<ShowFollowUp.In, Nothing> {

    /** What a form can show, in its field of that name. */
    public enum Shown { summary, question }

    /** @param record the form record that has the field */
    public record In(@Label("表单记录") String record, @Label("显示") Shown shown) {}

    private final FollowUps followUps;
    private final FormRecords forms;
    private final ObjectMapper json;

    ShowFollowUp(FollowUps followUps, FormRecords forms, ObjectMapper json) {
        this.followUps = followUps;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Nothing run(In in, Step step) {
        var followUp = followUps.get(step.caseNo());
        String text = switch (in.shown()) {
            case summary -> summary(followUp);
            case question -> followUp.question().orElse("");
        };
        forms.prepare(step.caseNo(), in.record(), json.valueToTree(Map.of(in.shown().name(), text)));
        return Nothing.NOTHING;
    }

    /** A contact in one line, as a colleague would tell it. */
    static String summary(FollowUp followUp) {
        var text = new StringBuilder(followUp.outcome().map(ContactOutcome::label).orElse("还没有联系记录"));
        followUp.score().ifPresent(score -> text.append("，评分 ").append(score));
        followUp.opinion().ifPresent(opinion -> text.append("，看法：").append(opinion));
        followUp.problem().ifPresent(problem -> text.append("，车辆问题：").append(problem));
        followUp.suggestion().ifPresent(suggestion -> text.append("，建议：").append(suggestion));
        return text.toString();
    }
}
