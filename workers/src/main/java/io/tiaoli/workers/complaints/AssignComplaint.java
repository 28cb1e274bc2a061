package io.tiaoli.workers.complaints;

import static io.tiaoli.workers.Nothing.NOTHING;

import org.springframework.stereotype.Component;

import io.tiaoli.workers.Label;
import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

/** Gives a complaint its one owner, as routed; serves {@code complaint-handling} S2. */
@Component
@Label("指定投诉负责人")
public class AssignComplaint implements Worker<AssignComplaint.In, Nothing> {

    /** @param ownerName as the customer reads it */
    public record In(@Label("负责角色") String ownerDept, @Label("负责人称呼") String ownerName, @Label("部门负责人角色") String deptHead) {}

    private final Complaints complaints;

    AssignComplaint(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Nothing run(In in, Step step) {
        complaints.assign(step.caseNo(), in.ownerDept(), in.ownerName(), in.deptHead());
        return NOTHING;
    }
}
