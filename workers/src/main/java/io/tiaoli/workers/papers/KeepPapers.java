package io.tiaoli.workers.papers;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Says until which day the copies of a case are needed, where that is not the end of the case: the end of a policy, a withdrawn order. */
@Component
@Label("设定证件用到哪一天")
public class KeepPapers implements Worker<KeepPapers.In, Nothing> {

    /** @param kind left out: every copy of the case */
    public record In(@Label("证件") Optional<PaperKind> kind, @Label("用到") LocalDate until) {}

    private final Papers papers;

    KeepPapers(Papers papers) {
        this.papers = papers;
    }

    @Override
    public Nothing run(In in, Step step) {
        papers.neededUntil(step.caseNo(), in.kind(), in.until());
        return Nothing.NOTHING;
    }
}
