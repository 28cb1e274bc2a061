package io.tiaoli.workers.showroom;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.Defects.State;
import io.tiaoli.workers.forms.FormRecords;

/** Keeps how a morning ended, with the number of its defects; serves {@code showroom-daily-preparation} S8. */
@Component
@Label("归档早间准备")
public class CloseMorning implements Worker<CloseMorning.In, Nothing> {

    /** Signed off by the showroom manager, or still not when the day ended. */
    public enum Outcome {

        SIGNED("已签核"), NOT_SIGNED("当天未签核");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param record the record of the sign-off, where there is one */
    public record In(@Label("结果") Outcome morningOutcome, @Label("签核表单记录") Optional<String> record, @Label("说明") Optional<String> note) {}

    private final JdbcClient jdbc;
    private final Defects defects;
    private final FormRecords forms;
    private final Clock clock;

    CloseMorning(JdbcClient jdbc, Defects defects, FormRecords forms, Clock clock) {
        this.jdbc = jdbc;
        this.defects = defects;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public Nothing run(In in, Step step) {
        var found = defects.of(step.caseNo());
        var signedBy = in.record().flatMap(record -> forms.of(step.caseNo()).stream().filter(entry -> entry.record().equals(record)).reduce((a, b) -> b)).flatMap(FormRecords.Entry::who);
        jdbc.sql("insert into showroom_day (case_no, on_day, outcome, signed_by, signed_at, defects, released, note) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(step.caseNo(), LocalDate.ofInstant(step.now(), clock.getZone()), in.morningOutcome().name(), signedBy.orElse(null), step.now().atOffset(ZoneOffset.UTC),
                        found.size(), (int) found.stream().filter(d -> d.state() == State.RELEASED).count(), in.note().orElse(null)).update();
        return Nothing.NOTHING;
    }
}
