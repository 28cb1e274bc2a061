package io.tiaoli.processes.events;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.stereotype.Component;

/** Cases that a step of another has begun, such as an appointment within a reminder: they give back what they took before the step is taken away from them. */
@Component
public class CasesBelow {

    /** What a diagram waits for that gives back what its case took. */
    public static final String CANCELLED = "case-cancelled";

    private final RuntimeService runtime;
    private final RepositoryService repository;

    CasesBelow(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Cancels all cases below one that is going to be cancelled, the innermost first; the one above goes on as after any of their ends. A diagram that does not end at once minds them itself.
     *
     * @param told what they hear, such as the reason
     */
    public void cancel(ProcessInstance above, Map<String, Object> told) {
        if (waiting(above).stream().anyMatch(waiting -> !isInterrupting(above, waiting))) return;
        runtime.createProcessInstanceQuery().superProcessInstanceId(above.getId()).list().forEach(below -> {
            cancel(below, told);
            waiting(below).forEach(waiting -> runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId(), told));
        });
    }

    private List<EventSubscription> waiting(ProcessInstance run) {
        return runtime.createEventSubscriptionQuery().eventType("message").eventName(CANCELLED + " " + run.getBusinessKey()).processInstanceId(run.getId()).list();
    }

    private boolean isInterrupting(ProcessInstance run, EventSubscription waiting) {
        return repository.getBpmnModelInstance(run.getProcessDefinitionId()).getModelElementById(waiting.getActivityId()) instanceof StartEvent start && start.isInterrupting();
    }
}
