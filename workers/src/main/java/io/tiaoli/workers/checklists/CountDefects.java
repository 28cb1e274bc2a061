package io.tiaoli.workers.checklists;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says how many failed items of the case somebody still has to see to. */
@Component
@Label("统计未了的缺陷")
public class CountDefects implements Worker<CountDefects.In, CountDefects.Out> {

    /** @param sheet the key of one sheet, where only its defects count */
    public record In(@Label("查核表") Optional<String> sheet) {}

    public record Out(@Label("未了的缺陷数") int openDefects) {}

    private final Defects defects;

    CountDefects(Defects defects) {
        this.defects = defects;
    }

    @Override
    public Out run(In in, Step step) {
        return new Out(defects.open(step.caseNo(), in.sheet()).size());
    }
}
