package io.tiaoli.web.failures;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.web.notices.OtherNotices;
import io.tiaoli.web.pages.FlowNames;
import io.tiaoli.web.pages.Me;

/** Tells whoever answers for a flow, its managers and its owners, which of its steps were tried in vain and wait for them. */
@Component
class FailureNotices implements OtherNotices {

    private static final int MOST = 20;

    private final SeenFlows flows;
    private final FailedSteps steps;
    private final FlowNames names;
    private final Cause cause;

    FailureNotices(SeenFlows flows, FailedSteps steps, FlowNames names, Cause cause) {
        this.flows = flows;
        this.steps = steps;
        this.names = names;
        this.cause = cause;
    }

    @Override
    public List<Told> to(Me me) {
        if (!me.isManager() && !SeenFlows.isOwner(me)) return List.of();
        var found = steps.page(flows.of(me), false, 0, MOST);
        List<Told> told = new ArrayList<>(found.steps().stream().map(this::told).toList());
        if (found.total() > MOST) told.add(new Told("失败", true, "还有 %d 个失败的步骤".formatted(found.total() - MOST), "/failures", found.steps().get(MOST - 1).since()));
        return told;
    }

    private Told told(FailedStep step) {
        String caseNo = step.caseNo().map(" %s"::formatted).orElse("");
        return new Told("失败", true, "「%s」%s的「%s」没有办成：%s".formatted(names.flow(step.flow()), caseNo, names.stepOf(step.definitionId(), step.step()), cause.of(step)),
                "/failures/steps/" + step.id(), step.since());
    }
}
