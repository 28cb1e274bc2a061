package io.tiaoli.web.cases;

import java.util.List;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** The engine's runs behind a case: its own, and those of flows that work under its number. */
@Component
class CaseProcesses {

    private final HistoryService history;

    CaseProcesses(HistoryService history) {
        this.history = history;
    }

    /** Oldest first. */
    List<HistoricProcessInstance> of(String caseNo) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNo).orderByProcessInstanceStartTime().asc().list();
    }

    List<HistoricProcessInstance> of(CaseFamily family) {
        return family.numbers().stream().flatMap(caseNo -> of(caseNo).stream()).toList();
    }
}
