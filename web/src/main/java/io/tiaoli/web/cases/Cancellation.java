package io.tiaoli.web.cases;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.processes.events.CasesBelow;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.cases.Cases;
import io.tiaoli.workers.cases.Cases.Case;
import io.tiaoli.workers.messaging.CancelMessages;

/** Cancels a case: its diagram gives back what it took, where it says how; what has not been sent is not sent any more. */
@Component
class Cancellation {

    static final String MESSAGE = CasesBelow.CANCELLED + " ";

    private final RuntimeService runtime;
    private final CasesBelow below;
    private final Cases cases;
    private final CancelMessages messages;
    private final CaseActs acts;
    private final Clock clock;

    Cancellation(RuntimeService runtime, CasesBelow below, Cases cases, CancelMessages messages, CaseActs acts, Clock clock) {
        this.runtime = runtime;
        this.below = below;
        this.cases = cases;
        this.messages = messages;
        this.acts = acts;
        this.clock = clock;
    }

    /** All in one transaction; a run that hears of it ends as its diagram says, any other ends here. */
    @Transactional
    public void cancel(Case found, String reason, String who) {
        String caseNo = found.caseNo();
        acts.add(caseNo, CaseActs.Act.CANCELLED, Optional.empty(), reason, who);
        runs(caseNo).forEach(run -> below.cancel(run, Map.of("cancelReason", reason)));
        messages.run(Nothing.NOTHING, new Step(caseNo, found.flow(), "case-page", caseNo, clock.instant()));
        boolean heard = isAwaited(caseNo);
        if (heard) runtime.createMessageCorrelation(MESSAGE + caseNo).setVariable("cancelReason", reason).correlateAll();
        runs(caseNo).stream().filter(run -> !(heard && run.getId().equals(found.processId())))
                .forEach(run -> runtime.deleteProcessInstance(run.getId(), reason, false, true, true, false));
        // a case without a run of its own has no listener that closes it
        if (!heard && cases.find(caseNo).flatMap(Case::endedAt).isEmpty()) cases.close(caseNo, "CANCELLED");
    }

    private List<ProcessInstance> runs(String caseNo) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNo).rootProcessInstances().list();
    }

    private boolean isAwaited(String caseNo) {
        return runtime.createEventSubscriptionQuery().eventType("message").eventName(MESSAGE + caseNo).count() > 0;
    }
}
