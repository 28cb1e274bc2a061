package io.tiaoli.processes.safety;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;

/** All that an expression sees of {@code execution}: the engine's own object would lead to every service. */
record CaseView(String processBusinessKey) {

    static final String NAME = "execution";
    static final String BUSINESS_KEY = "processBusinessKey";

    static CaseView of(VariableScope scope) {
        if (scope instanceof DelegateExecution execution) return new CaseView(execution.getProcessBusinessKey());
        if (scope instanceof DelegateTask task && task.getExecution() != null) return new CaseView(task.getExecution().getProcessBusinessKey());
        return new CaseView(null);
    }
}
