package io.tiaoli.workers.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Says whether the customer was spoken to and shows it in the check's form; serves {@code after-service-follow-up} S7. */
@Component
@Label("准备客服核查")
public class PrepareCheck implements Worker<PrepareCheck.In, PrepareCheck.Out> {

    /** @param record the form record of the check */
    public record In(@Label("表单记录") String record, @Label("离店时间") Instant closedAt, @Label("几小时内") int dueHours) {}

    public record Out(@Label("已联系过") boolean contactMade, @Label("核查期限") Instant checkDueAt) {}

    private final FollowUps followUps;
    private final FormRecords forms;
    private final ObjectMapper json;

    PrepareCheck(FollowUps followUps, FormRecords forms, ObjectMapper json) {
        this.followUps = followUps;
        this.forms = forms;
        this.json = json;
    }

    @Override
    public Out run(In in, Step step) {
        var followUp = followUps.get(step.caseNo());
        boolean made = followUps.contactMade(followUp);
        Map<String, Object> shown = made ? Map.of("summary", ShowFollowUp.summary(followUp), "state", "RECORDED") : Map.of("summary", ShowFollowUp.summary(followUp));
        forms.prepare(step.caseNo(), in.record(), json.valueToTree(shown));
        return new Out(made, in.closedAt().plus(Duration.ofHours(in.dueHours())));
    }
}
