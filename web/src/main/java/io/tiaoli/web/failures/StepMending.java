package io.tiaoli.web.failures;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;

import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.web.failures.FailureActs.Kind;
import io.tiaoli.web.failures.FailureActs.Subject;
import io.tiaoli.web.pages.Reason;

/** What a person does about a failed step; each act is recorded in the same transaction. */
@Component
class StepMending {

    private final ManagementService management;
    private final ExternalTaskService externalTasks;
    private final CaseValues values;
    private final FailureActs acts;
    private final Clock clock;

    StepMending(ManagementService management, ExternalTaskService externalTasks, CaseValues values, FailureActs acts, Clock clock) {
        this.management = management;
        this.externalTasks = externalTasks;
        this.values = values;
        this.acts = acts;
        this.clock = clock;
    }

    /** Gives the step one more try, now; it comes back to the list when that fails too. */
    @Transactional
    public void tryAgain(FailedStep step, String who) {
        if (step.external()) {
            externalTasks.setRetries(step.id(), 1);
        } else {
            management.setJobRetries(step.id(), 1);
            management.setJobDuedate(step.id(), Date.from(clock.instant()));
        }
        acts.add(Subject.STEP, step.id(), step.caseNo(), Kind.TRY_AGAIN, Optional.empty(), Optional.empty(), who);
    }

    /** Changes a value of the case; the step is not tried by that alone. */
    @Transactional
    public void mend(FailedStep step, String name, CaseValue kind, String text, String who) {
        String process = step.processId().orElseThrow(() -> new IllegalArgumentException("这一步不属于任何案件，没有可以改的值"));
        var change = values.set(process, name.strip(), kind, text);
        acts.add(Subject.STEP, step.id(), step.caseNo(), Kind.MEND_VALUE, Optional.empty(), Optional.of(change), who);
    }

    /** Leaves the step as it is and takes it off the list; the case itself is cancelled on its own page. */
    @Transactional
    public void giveUp(FailedStep step, String reason, String who) {
        acts.add(Subject.STEP, step.id(), step.caseNo(), Kind.GIVE_UP, Optional.of(Reason.checked(reason, "放弃的原因")), Optional.empty(), who);
    }
}
