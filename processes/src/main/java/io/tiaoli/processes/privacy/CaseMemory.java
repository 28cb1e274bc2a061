package io.tiaoli.processes.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.privacy.EngineMemory;

/** Reads and deletes the engine's history of cases, with its variables, tasks, comments and decisions. */
@Component
class CaseMemory implements EngineMemory {

    private final HistoryService history;

    CaseMemory(HistoryService history) {
        this.history = history;
    }

    @Override
    public List<Map<String, Object>> of(Collection<String> caseNos) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String caseNo : caseNos) {
            for (var process : processes(caseNo)) {
                history.createHistoricVariableInstanceQuery().processInstanceId(process.getId()).list().forEach(variable -> rows.add(row(caseNo, "variable", variable.getName(), variable.getValue())));
                history.createHistoricTaskInstanceQuery().processInstanceId(process.getId()).list().forEach(task -> rows.add(row(caseNo, "task", task.getName(), task.getAssignee())));
            }
        }
        return rows;
    }

    @Override
    public void forget(Collection<String> caseNos) {
        for (String caseNo : caseNos) {
            processes(caseNo).stream().filter(process -> process.getEndTime() != null).forEach(process -> history.deleteHistoricProcessInstance(process.getId()));
        }
    }

    private List<HistoricProcessInstance> processes(String caseNo) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNo).list();
    }

    private static Map<String, Object> row(String caseNo, String kind, String name, Object value) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("caseNo", caseNo, "kind", kind, "name", name));
        row.put("value", value == null ? null : value.toString());
        return row;
    }
}
