package io.tiaoli.web.cases;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

import io.tiaoli.web.tasks.Causes;

/** Leaves one place of a run and begins another, with the reason above whatever a person is to do there. */
@Component
class Modification {

    private final RuntimeService runtime;
    private final TaskService tasks;

    Modification(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /**
     * Must be called in a transaction, which is to be given up when it throws.
     *
     * @param left an activity instance, or a transition instance: the place of a job before or behind its step
     * @param begun the id of a step, with the suffix of its body where it is done several times
     * @throws org.camunda.bpm.engine.ProcessEngineException when the step cannot be begun from there
     */
    void run(String processId, String left, boolean transition, String begun, String reason) {
        // begun before the other is left, so that a phase with only one open step does not end between the two
        var change = runtime.createProcessInstanceModification(processId).startBeforeActivity(begun);
        (transition ? change.cancelTransitionInstance(left) : change.cancelActivityInstance(left)).setAnnotation(reason).execute();
        tasks.createTaskQuery().processInstanceId(processId).taskDefinitionKey(begun).orderByTaskCreateTime().desc().listPage(0, 1)
                .forEach(task -> tasks.setVariableLocal(task.getId(), Causes.TAKEN_BACK, reason));
    }
}
