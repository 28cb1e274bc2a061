package io.tiaoli.web.failures;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.tiaoli.processes.engine.WaitingJobs;
import io.tiaoli.web.pages.Acts;
import io.tiaoli.web.pages.FlowNames;

/** What a manager or an owner does about a failed step: try it again, mend a value, give it up. */
@Controller
class FailedStepActs {

    private final FailureRights rights;
    private final FailedSteps steps;
    private final StepMending mending;
    private final FlowNames names;
    private final WaitingJobs jobs;
    private final WayBack back;

    FailedStepActs(FailureRights rights, FailedSteps steps, StepMending mending, FlowNames names, WaitingJobs jobs, WayBack back) {
        this.rights = rights;
        this.steps = steps;
        this.mending = mending;
        this.names = names;
        this.jobs = jobs;
        this.back = back;
    }

    @PostMapping("/failures/steps/{id}/again")
    String again(@PathVariable String id, @RequestParam(defaultValue = "") String from, RedirectAttributes flash) {
        var seer = rights.ofSteps();
        var step = steps.require(id, seer.flows());
        return Acts.then(back.to(step, from), flash, "「%s」马上再试一次；还是不成会回到这里".formatted(names.stepOf(step.definitionId(), step.step())),
                () -> {
                    mending.tryAgain(step, seer.me().user());
                    jobs.lookNow();
                });
    }

    @PostMapping("/failures/steps/{id}/value")
    String mend(@PathVariable String id, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String from, RedirectAttributes flash) {
        var seer = rights.ofSteps();
        var step = steps.require(id, seer.flows());
        return Acts.then(back.here(id, from), flash, "「%s」已改；请再点「再试一次」".formatted(name.strip()),
                () -> mending.mend(step, name, CaseValue.named(kind), value, seer.me().user()));
    }

    @PostMapping("/failures/steps/{id}/give-up")
    String giveUp(@PathVariable String id, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String from, RedirectAttributes flash) {
        var seer = rights.ofSteps();
        var step = steps.require(id, seer.flows());
        return Acts.then(back.here(id, from), flash, "已放弃；案件停在这一步，可以在案件页取消", () -> mending.giveUp(step, reason, seer.me().user()));
    }
}
