package io.tiaoli.workers.showroomvisits;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.papers.Papers;

/** Names the papers that the test drives and appraisals of a visit left, for the reception desk to take over. */
@Component
class VisitPapers {

    private static final String NONE = "没有";

    private final Cases cases;
    private final Documents documents;
    private final Papers copies;

    VisitPapers(Cases cases, Documents documents, Papers copies) {
        this.cases = cases;
        this.documents = documents;
        this.copies = copies;
    }

    String of(String caseNo) {
        var all = cases.childrenOf(caseNo).stream().map(this::listed).filter(text -> !text.isEmpty()).collect(joining("；"));
        return all.isEmpty() ? NONE : all;
    }

    private String listed(Case child) {
        var titles = documents.of(child.caseNo()).stream().filter(paper -> paper.state() != Document.State.SUPERSEDED || paper.signature().isPresent()).map(Document::title);
        var kept = copies.of(child.caseNo()).stream().filter(copy -> copy.deletedAt().isEmpty()).map(copy -> "%s（%s）".formatted(copy.kind().label(), copy.holder()));
        String papers = Stream.concat(titles, kept).collect(joining("、"));
        return papers.isEmpty() ? "" : child.caseNo() + " " + papers;
    }
}
