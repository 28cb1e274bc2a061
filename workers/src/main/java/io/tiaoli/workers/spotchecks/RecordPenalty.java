package io.tiaoli.workers.spotchecks;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Keeps what the consultant's statement showed and what it cost; serves {@code prospect-spot-check} S4 and S5. */
@Component
@Label("记录核实与处罚")
public class RecordPenalty implements Worker<RecordPenalty.In, Nothing> {

    /** Whether the visitor's word stands after the consultant was heard. */
    public enum Statement {

        CONFIRMED("属实"), NOT_CONFIRMED("不属实");

        private final String label;

        Statement(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param penaltyYuan what the sales manager decided, 0 included; empty before that */
    public record In(@Label("样本编号") String sampleId, @Label("核实结果") Statement statementResult, @Label("处罚金额（元）") Optional<BigDecimal> penaltyYuan, @Label("说明") Optional<String> note) {}

    private final Samples samples;

    RecordPenalty(Samples samples) {
        this.samples = samples;
    }

    @Override
    public Nothing run(In in, Step step) {
        samples.judged(in.sampleId(), in.statementResult().name(), in.penaltyYuan().map(yuan -> yuan.movePointRight(2).longValueExact()), in.note());
        return Nothing.NOTHING;
    }
}
