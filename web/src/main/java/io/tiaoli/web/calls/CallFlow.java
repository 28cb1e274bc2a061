package io.tiaoli.web.calls;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.tasks.WhoMayWork;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;
import io.tiaoli.web.tasks.OpenTask;

/** Hands what was entered on the call page to the flow {@code incoming-call}: by its start form, or by the task of a call that rings. */
@Component
class CallFlow {

    private static final String FLOW = "incoming-call";
    private static final String ANSWER = "answer-call";
    private static final String RECORD = "call";

    /** A call that nobody has taken. */
    record Ringing(String taskId, String number, String line) {}

    /** The case of a call, and the next step of whoever took it; empty texts where there is none. */
    record Taken(String caseNo, String nextTaskId, String nextTask) {}

    private final IdentityService identities;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final FormService forms;
    private final TaskService tasks;
    private final OpenTask open;
    private final WhoMayWork may;
    private final ObjectMapper json;

    CallFlow(IdentityService identities, RepositoryService repository, RuntimeService runtime, FormService forms, TaskService tasks, OpenTask open, WhoMayWork may, ObjectMapper json) {
        this.identities = identities;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.tasks = tasks;
        this.open = open;
        this.may = may;
        this.json = json;
    }

    /** The calls that ring for this person. */
    List<Ringing> ringing(Me me) {
        return tasks.createTaskQuery().processDefinitionKey(FLOW).taskDefinitionKey(ANSWER).active().orderByTaskCreateTime().asc().list().stream()
                .filter(task -> may.may(me.user(), me.groups(), task.getId()))
                .map(task -> new Ringing(task.getId(), text(task, "callerNumber"), text(task, "line"))).toList();
    }

    /** Starts the case of a call that this person has taken. */
    Taken start(Me me, Map<String, Object> call) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(FLOW).latestVersion().singleResult();
        return as(me, () -> taken(me, forms.submitStartForm(definition.getId(), record(call)).getBusinessKey()));
    }

    /** Takes a call that rings. */
    Taken answer(Me me, String taskId, Map<String, Object> call) {
        var ringing = open.require(me, taskId);
        if (ringing.task().getAssignee() != null && !me.user().equals(ringing.task().getAssignee())) throw new NotThere("这通来电已经有人接了");
        return as(me, () -> {
            if (ringing.task().getAssignee() == null) tasks.claim(taskId, me.user());
            forms.submitTaskForm(taskId, record(call));
            return taken(me, ringing.caseNo());
        });
    }

    /** Whoever has the caller on the line goes on at once: the next step is theirs without a click. */
    private Taken taken(Me me, String caseNo) {
        var next = tasks.createTaskQuery().processInstanceBusinessKey(caseNo).active().orderByTaskCreateTime().asc().list().stream()
                .filter(task -> may.may(me.user(), me.groups(), task.getId())).findFirst();
        next.filter(task -> task.getAssignee() == null).ifPresent(task -> tasks.claim(task.getId(), me.user()));
        return new Taken(caseNo, next.map(Task::getId).orElse(""), next.map(Task::getName).orElse(""));
    }

    private <T> T as(Me me, java.util.function.Supplier<T> act) {
        identities.setAuthentication(me.user(), me.groups());
        try {
            return act.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private String text(Task task, String variable) {
        Object value = runtime.getVariable(task.getExecutionId(), variable);
        return value == null ? "" : value.toString();
    }

    private VariableMap record(Map<String, Object> call) {
        try {
            return Variables.putValueTyped(RECORD, SpinValues.jsonValue(json.writeValueAsString(call)).create());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
