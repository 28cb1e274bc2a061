package io.tiaoli.workers.followup;

import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Notes the customer's suggestion for the department concerned; serves {@code after-service-follow-up} S5. */
@Component
@Label("转交客户建议")
public class ForwardSuggestion implements Worker<ForwardSuggestion.In, Nothing> {

    /** @param record the form record of the department's reply, which shows the suggestion */
    public record In(@Label("转给（角色）") String department, @Label("答复的表单记录") String record) {}

    private final FollowUps followUps;
    private final Suggestions suggestions;
    private final FormRecords forms;
    private final ObjectMapper json;

    ForwardSuggestion(FollowUps followUps, Suggestions suggestions, FormRecords forms, ObjectMapper json) {
        this.followUps = followUps;
        this.suggestions = suggestions;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Nothing run(In in, Step step) {
        var followUp = followUps.get(step.caseNo());
        String said = followUp.suggestion().orElseThrow(() -> new IllegalStateException(step.caseNo() + " 没有客户建议可以转交"));
        suggestions.forward(step.caseNo(), followUp.customerId(), in.department(), said);
        forms.prepare(step.caseNo(), in.record(), json.valueToTree(Map.of("suggestion", said)));
        return Nothing.NOTHING;
    }
}
