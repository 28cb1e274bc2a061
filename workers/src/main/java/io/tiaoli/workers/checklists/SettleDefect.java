package io.tiaoli.workers.checklists;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps how a defect was dealt with. */
@Component
@Label("登记缺陷处理结果")
public class SettleDefect implements Worker<SettleDefect.In, Nothing> {

    /** How it was dealt with: put right, or left as it is by a manager. */
    public enum Settlement {

        CORRECTED("已改好"), RELEASED("放行");

        private final String label;

        Settlement(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param note what was done, or why it may stay */
    public record In(@Label("缺陷编号") String defectId, @Label("处理结果") Settlement settlement, @Label("说明") Optional<String> note) {}

    private final Defects defects;

    SettleDefect(Defects defects) {
        this.defects = defects;
    }

    @Override
    public Nothing run(In in, Step step) {
        defects.settle(defects.get(in.defectId()).id(), Defects.State.valueOf(in.settlement().name()), in.note(), step.now());
        return Nothing.NOTHING;
    }
}
