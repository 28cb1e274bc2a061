package io.tiaoli.workers.showroom;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Opens one sheet of the morning with whom or what it checks; serves {@code showroom-daily-preparation} S2, S3 and S4. */
@Component
@Label("打开早间查核表")
public class OpenMorningCheck implements Worker<OpenMorningCheck.In, OpenMorningCheck.Out> {

    /**
     * @param position which of its kind, counted from 0
     * @param record the record of the sheet's form
     */
    public record In(@Label("查什么") CheckKind kind, @Label("第几个（从 0 数）") int position, @Label("表单记录") String record) {}

    /** {@code checkPerson} is whoever checks himself. */
    public record Out(@Label("查核对象") String checkSubject, @Label("对象编号") String checkRef, @Label("被查核人") Optional<String> checkPerson) {}

    private final MorningChecks checks;
    private final FormRecords forms;

    OpenMorningCheck(MorningChecks checks, FormRecords forms) {
        this.checks = checks;
        this.forms = forms;
    }

    @Override
    public Out run(In in, Step step) {
        var check = checks.get(step.caseNo(), in.kind(), in.position());
        forms.prepare(step.caseNo(), in.record(), JsonNodeFactory.instance.objectNode().put("subject", check.subject()));
        return new Out(check.subject(), check.ref(), Optional.of(check.ref()).filter(ref -> in.kind() == CheckKind.STAFF));
    }
}
