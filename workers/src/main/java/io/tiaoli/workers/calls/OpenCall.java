package io.tiaoli.workers.calls;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.forms.FormRecords;

/** Notes that a call came in and fills what is known of it into the form of whoever answers; serves {@code incoming-call} S1. */
@Component
@Label("登记来电")
public class OpenCall implements Worker<OpenCall.In, Nothing> {

    /** @param record the record of the form that answers the call */
    public record In(@Label("来电号码") Optional<String> callerNumber, @Label("打的哪条线") Optional<CallLine> line, @Label("来电时间") Optional<Instant> arrivedAt,
            @Label("响铃次数") Optional<Integer> rings, @Label("表单记录") String record) {}

    private final IncomingCalls calls;
    private final FormRecords forms;

    OpenCall(IncomingCalls calls, FormRecords forms) {
        this.calls = calls;
        this.forms = forms;
    }

    @Override
    public Nothing run(In in, Step step) {
        var line = in.line().orElse(CallLine.SALES);
        calls.open(step.caseNo(), line, in.callerNumber(), in.arrivedAt().orElse(step.now()));
        var shown = JsonNodeFactory.instance.objectNode().put("line", line.name());
        in.callerNumber().ifPresent(number -> shown.put("callerNumber", number));
        in.rings().ifPresent(rings -> shown.put("rings", rings));
        forms.prepare(step.caseNo(), in.record(), shown);
        return Nothing.NOTHING;
    }
}
