package io.tiaoli.web.cases;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.tiaoli.web.failures.CaseValues;
import io.tiaoli.web.pages.Me;
import io.tiaoli.workers.cases.Cases.Case;

/** The values that the running flows of a case work with, for those who mend or own them. */
@Component
class CaseInside {

    /** A value; {@code text} is masked where it says who the customer is and the reader does not need to know. */
    record Value(String name, String kind, String text, String flow) {}

    private final WhoMaySee may;
    private final CaseProcesses processes;
    private final CaseValues values;

    CaseInside(WhoMaySee may, CaseProcesses processes, CaseValues values) {
        this.may = may;
        this.processes = processes;
        this.values = values;
    }

    void fill(Model page, Case found, Me me) {
        boolean inside = may.mayMove(me, found);
        boolean whole = may.mayCall(me, found.caseNo());
        page.addAttribute("inside", inside);
        page.addAttribute("whole", whole);
        page.addAttribute("movable", inside && found.endedAt().isEmpty());
        page.addAttribute("values", inside ? values(found, whole) : List.of());
    }

    private List<Value> values(Case found, boolean whole) {
        return processes.of(found.caseNo()).stream().filter(run -> run.getEndTime() == null).flatMap(run -> values.of(run.getId()).stream()
                .map(held -> new Value(held.name(), held.kindLabel(), held.shown(whole), run.getProcessDefinitionName()))).toList();
    }
}
