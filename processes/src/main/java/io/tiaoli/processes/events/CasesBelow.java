package io.tiaoli.processes.events;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
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
     * One case hears of its end: all below it are cancelled before, the innermost first; it goes on as after any of their ends. What does not end a case at once leaves them to its diagram.
     *
     * @param heard where the case above waits for what ends it
     * @param told what those below hear, such as the reason
     * @return whether there was one
     */
    public boolean end(ProcessInstance above, EventSubscription heard, Map<String, Object> told) {
        return isEnd(above, heard) && cancelAll(above, told);
    }

    /** One case is going to be cancelled, whether its diagram waits for that or not. */
    public boolean cancel(ProcessInstance above, Map<String, Object> told) {
        return waiting(above).stream().allMatch(waiting -> isEnd(above, waiting)) && cancelAll(above, told);
    }

    private boolean cancelAll(ProcessInstance above, Map<String, Object> told) {
        boolean any = false;
        for (var below : runtime.createProcessInstanceQuery().superProcessInstanceId(above.getId()).list()) {
            any |= cancel(below, told);
            for (var waiting : waiting(below)) {
                runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId(), told);
                any = true;
            }
        }
        return any;
    }

    private List<EventSubscription> waiting(ProcessInstance run) {
        return runtime.createEventSubscriptionQuery().eventType("message").eventName(CANCELLED + " " + run.getBusinessKey()).processInstanceId(run.getId()).list();
    }

    /** Whether it ends everything in the diagram, not a part of it. */
    private boolean isEnd(ProcessInstance run, EventSubscription heard) {
        return repository.getBpmnModelInstance(run.getProcessDefinitionId()).getModelElementById(heard.getActivityId()) instanceof StartEvent start && start.isInterrupting()
                && start.getParentElement().getParentElement() instanceof Process;
    }
}
