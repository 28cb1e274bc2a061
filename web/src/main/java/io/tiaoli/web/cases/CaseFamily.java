package io.tiaoli.web.cases;

import java.util.ArrayList;
import java.util.List;

import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;

/** A case and all cases that it called or caused, the case itself first. */
public record CaseFamily(List<Case> members) {

    private static final int MOST = 100;

    public static CaseFamily of(Case head, Cases cases) {
        List<Case> members = new ArrayList<>(List.of(head));
        for (int next = 0; next < members.size() && members.size() < MOST; next++) {
            cases.childrenOf(members.get(next).caseNo()).stream().filter(child -> members.stream().noneMatch(m -> m.caseNo().equals(child.caseNo()))).forEach(members::add);
        }
        return new CaseFamily(List.copyOf(members));
    }

    Case head() {
        return members.get(0);
    }

    public List<String> numbers() {
        return members.stream().map(Case::caseNo).toList();
    }

    /** The number where it is not that of the head, for a column that stays empty otherwise; null is none for a template. */
    String other(String caseNo) {
        return head().caseNo().equals(caseNo) ? null : caseNo;
    }
}
