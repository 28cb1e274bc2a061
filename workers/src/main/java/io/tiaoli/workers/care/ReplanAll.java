package io.tiaoli.workers.care;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Tells every running case of a plan to read it again, where its owner wants a changed plan for running customers too; serves {@code care-plan-change}. */
@Component
@Label("让进行中的案件改用新计划")
public class ReplanAll implements Worker<ReplanAll.In, ReplanAll.Out> {

    /** @param plan id of the decision table */
    public record In(@Label("计划（决策表）") String plan) {}

    public record Out(@Label("改用新计划的案件数") int replannedCases) {}

    private final CareContacts contacts;
    private final ChangedPlans changed;

    ReplanAll(CareContacts contacts, ChangedPlans changed) {
        this.contacts = contacts;
        this.changed = changed;
    }

    @Override
    public Out run(In in, Step step) {
        var cases = contacts.casesWith(in.plan());
        changed.tell(cases);
        return new Out(cases.size());
    }
}
