package io.tiaoli.web.papers;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.web.cases.CaseFamily;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.papers.Paper;
import io.tiaoli.workers.papers.Papers;

/** The copies of a case and of the cases that it called, with what was done with them. */
@Component
class PaperList {

    /** {@code open} says whether this person may look at it now; {@code deleted} is null while it is there. */
    record Line(String id, String kind, String holder, String by, String at, String deleted, boolean open, List<Act> acts) {}

    record Act(String what, String who, String at) {}

    private final Cases cases;
    private final Papers papers;
    private final StaffNames names;

    PaperList(Cases cases, Papers papers, StaffNames names) {
        this.cases = cases;
        this.papers = papers;
        this.names = names;
    }

    List<Line> of(String caseNo, Me me) {
        var numbers = cases.find(caseNo).map(head -> CaseFamily.of(head, cases).numbers()).orElse(List.of(caseNo));
        return numbers.stream().flatMap(number -> papers.of(number).stream()).map(paper -> line(paper, me)).toList();
    }

    private Line line(Paper paper, Me me) {
        var acts = papers.acts(paper.id()).stream().map(act -> new Act(act.what().label(), names.name(act.who()), Times.text(act.at()))).toList();
        return new Line(paper.id(), paper.kind().label(), paper.holder(), names.name(paper.keptBy()), Times.text(paper.keptAt()), paper.deletedAt().map(Times::text).orElse(null),
                paper.deletedAt().isEmpty() && paper.kind().maySee(me.groups()), acts);
    }
}
