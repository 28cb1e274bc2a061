package io.tiaoli.web.cases;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.tiaoli.web.failures.CaseValues;
import io.tiaoli.web.failures.FlowFailures;
import io.tiaoli.web.pages.Me;
import io.tiaoli.workers.cases.Cases.Case;

/** What a case works with and where it failed, for those who mend or own its flow. */
@Component
class CaseInside {

    /** A value; {@code text} is masked where it says who the customer is and the reader does not need to know. */
    record Value(String name, String kind, String text, String flow) {}

    private final WhoMaySee may;
    private final CaseProcesses processes;
    private final CaseValues values;
    private final FlowFailures failures;

    CaseInside(WhoMaySee may, CaseProcesses processes, CaseValues values, FlowFailures failures) {
        this.may = may;
        this.processes = processes;
        this.values = values;
        this.failures = failures;
    }

    void fill(Model page, Case found, Me me) {
        boolean inside = may.mayMove(me, found);
        boolean whole = may.mayCall(me, found.caseNo());
        page.addAttribute("inside", inside);
        page.addAttribute("whole", whole);
        page.addAttribute("movable", inside && found.endedAt().isEmpty());
        page.addAttribute("failed", inside ? failures.ofCase(found.flow(), found.caseNo()) : List.of());
        page.addAttribute("values", inside ? values(found, whole) : List.of());
    }

    private List<Value> values(Case found, boolean whole) {
        return processes.of(found.caseNo()).stream().filter(run -> run.getEndTime() == null).flatMap(run -> values.of(run.getId()).stream()
                .map(held -> new Value(held.name(), held.kindLabel(), held.shown(whole), run.getProcessDefinitionName()))).toList();
    }
}
