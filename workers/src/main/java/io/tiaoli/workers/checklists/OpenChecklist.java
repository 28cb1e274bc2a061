package io.tiaoli.workers.checklists;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Opens the next check sheet of the case empty, with what or who is to be checked at its top. */
@Component
@Label("打开查核表")
public class OpenChecklist implements Worker<OpenChecklist.In, Nothing> {

    /** @param record the record of the sheet's form */
    public record In(@Label("表单记录") String record, @Label("查核对象") String subject) {}

    private final FormRecords forms;

    OpenChecklist(FormRecords forms) {
        this.forms = forms;
    }

    @Override
    public Nothing run(In in, Step step) {
        forms.prepare(step.caseNo(), in.record(), JsonNodeFactory.instance.objectNode().put("subject", in.subject()));
        return Nothing.NOTHING;
    }
}
