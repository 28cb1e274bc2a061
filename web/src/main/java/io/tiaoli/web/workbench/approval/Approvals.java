package io.tiaoli.web.workbench.approval;

import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.processes.flows.FlowCheck;
import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowRefused;
import io.tiaoli.web.access.Groups;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.workbench.DraftTouched;
import io.tiaoli.web.workbench.Drafts;
import io.tiaoli.web.workbench.InstalledFlows.Flow;
import io.tiaoli.web.workbench.approval.DeployRequest.State;

/** Two owners deploy a draft: one asks, another one of the same business line agrees or refuses. */
@Service
@Transactional
class Approvals {

    static final String UNSOUND = "还不能申请发布，请先改好下面列出的问题";

    private final DeployRequests requests;
    private final Drafts drafts;
    private final FlowCheck check;
    private final FlowDeployments deployments;

    Approvals(DeployRequests requests, Drafts drafts, FlowCheck check, FlowDeployments deployments) {
        this.requests = requests;
        this.drafts = drafts;
        this.check = check;
        this.deployments = deployments;
    }

    /**
     * Asks that the draft be deployed as it is now.
     *
     * @throws FlowRefused with every finding of the check
     * @throws IllegalArgumentException when it changes nothing, somebody else holds it, or it was asked for already
     */
    void ask(Flow flow, String user, String reason) {
        var draft = drafts.require(flow);
        drafts.requireEditor(draft, user);
        drafts.lock(draft);
        var wanted = drafts.content(draft);
        if (wanted.hash().equals(drafts.base(draft).hash())) throw new IllegalArgumentException("草稿和正在用的流程一样，没有要发布的");
        if (!deployments.latest(flow.folder()).deploymentId().equals(draft.basedOn())) throw new IllegalArgumentException("打开草稿之后又有人发布了这个流程，请放弃草稿后重新改");
        var findings = check.one(wanted);
        if (!findings.isEmpty()) throw new IllegalArgumentException(UNSOUND);
        requests.add(draft, wanted.hash(), reason, user);
    }

    /** Refuses, before anything is run, who may not approve, and what no longer waits. */
    void mayApprove(Flow flow, String id, Me me) {
        requireSecond(require(flow, id), me);
    }

    /** Whether this person is an owner of the line who neither asked for it nor changed the draft. */
    boolean isSecond(DeployRequest request, Me me) {
        return isOther(request, me) && !hasChanged(request, me);
    }

    /** Whether this owner could agree, had they not changed the draft themselves. */
    boolean isCoEditor(DeployRequest request, Me me) {
        return isOther(request, me) && hasChanged(request, me);
    }

    /**
     * Deploys what was asked for, in the name of who asked.
     *
     * @param id of the request that the second owner saw
     * @throws FlowRefused with every finding of the check
     * @throws IllegalArgumentException when it no longer waits, or the draft or the running version is another one meanwhile
     */
    void approve(Flow flow, String id, Me me, String answer) {
        var request = require(flow, id);
        requireSecond(request, me);
        var draft = drafts.require(flow);
        drafts.lock(draft);
        if (draft.revision() != request.revision() || !drafts.content(draft).hash().equals(request.hash())) throw new IllegalArgumentException("草稿在申请之后又有改动，不能按这份申请发布");
        settle(request, State.APPROVED, me.user(), answer);
        drafts.deployAs(draft, request.askedBy(), request.reason());
        requests.deployed(id, deployments.latest(flow.folder()).deploymentId());
    }

    void refuse(Flow flow, String id, Me me, String why) {
        var request = require(flow, id);
        requireSecond(request, me);
        settle(request, State.REFUSED, me.user(), why);
    }

    void withdraw(Flow flow, String id, Me me) {
        var request = require(flow, id);
        if (!request.askedBy().equals(me.user())) throw new AccessDeniedException("only who asked");
        settle(request, State.WITHDRAWN, me.user(), "申请人撤回");
    }

    private static boolean isOther(DeployRequest request, Me me) {
        return me.isIn(Groups.owner(request.line())) && !request.askedBy().equals(me.user());
    }

    private boolean hasChanged(DeployRequest request, Me me) {
        return drafts.authors(request.folder()).contains(me.user());
    }

    /** What was asked for is no longer there. */
    @EventListener
    void touched(DraftTouched draft) {
        requests.drop(draft.folder(), draft.by(), draft.what());
    }

    private DeployRequest require(Flow flow, String id) {
        return requests.waiting(flow.folder()).filter(request -> request.id().equals(id))
                .orElseThrow(() -> new IllegalArgumentException("这份申请已经不在等待：可能已有人处理，或者草稿又有改动。请看下面的申请记录"));
    }

    private void requireSecond(DeployRequest request, Me me) {
        if (isCoEditor(request, me)) throw new IllegalArgumentException("您也改过这份草稿，不能由您来决定。请没有改过它的另一位负责人来看");
        if (!isSecond(request, me)) throw new AccessDeniedException("only a second owner of the line");
    }

    private void settle(DeployRequest request, State state, String by, String answer) {
        if (!requests.settle(request.id(), state, by, answer)) throw new IllegalArgumentException("这份申请刚刚已有人处理，请刷新后再看");
    }
}
