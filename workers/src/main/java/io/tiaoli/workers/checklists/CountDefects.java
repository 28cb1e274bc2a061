package io.tiaoli.workers.checklists;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says how many failed items of the case somebody still has to see to. */
@Component
@Label("统计未了的缺陷")
public class CountDefects implements Worker<Nothing, CountDefects.Out> {

    public record Out(@Label("未了的缺陷数") int openDefects) {}

    private final Defects defects;

    CountDefects(Defects defects) {
        this.defects = defects;
    }

    @Override
    public Out run(Nothing in, Step step) {
        return new Out(defects.open(step.caseNo()).size());
    }
}
