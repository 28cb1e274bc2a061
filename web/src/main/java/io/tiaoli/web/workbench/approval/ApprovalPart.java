package io.tiaoli.web.workbench.approval;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.web.pages.SignedOn;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.Drafts;
import io.tiaoli.web.workbench.FileDifference;
import io.tiaoli.web.workbench.FlowPart;
import io.tiaoli.web.workbench.InstalledFlows.Flow;
import io.tiaoli.web.workbench.approval.DeployRequest.State;

/** What the flow's pages and the overview say about requests to deploy. */
@Component
class ApprovalPart implements FlowPart {

    /** The request that waits, as who looks may treat it. */
    record Waiting(String id, String askedBy, String askedAt, String reason, String difference, List<Change> files, boolean second, boolean coEditor, boolean mine, boolean overtaken) {}

    /** A file that the request changes. */
    record Change(String name, String kind, String state) {}

    /** A request that was settled. */
    record Settled(String askedAt, String askedBy, String reason, String state, String settledAt, String settledBy, String answer) {}

    private static final int SHOWN = 10;

    private final DeployRules rules;
    private final DeployRequests requests;
    private final Approvals approvals;
    private final Drafts drafts;
    private final FlowDeployments deployments;
    private final SignedOn signedOn;
    private final StaffNames names;

    ApprovalPart(DeployRules rules, DeployRequests requests, Approvals approvals, Drafts drafts, FlowDeployments deployments, SignedOn signedOn, StaffNames names) {
        this.rules = rules;
        this.requests = requests;
        this.approvals = approvals;
        this.drafts = drafts;
        this.deployments = deployments;
        this.signedOn = signedOn;
        this.names = names;
    }

    @Override
    public void addTo(Model page, Flow flow) {
        var all = requests.of(flow.folder(), SHOWN);
        page.addAttribute("secondOwner", rules.needsSecondOwner(flow.line()));
        page.addAttribute("request", all.stream().filter(r -> r.state() == State.WAITING).findFirst().map(r -> waiting(r, flow)).orElse(null));
        page.addAttribute("requests", all.stream().filter(r -> r.state() != State.WAITING).map(this::settled).toList());
    }

    @Override
    public Map<String, List<String>> notes() {
        var me = signedOn.me();
        return requests.waiting().stream().collect(toMap(DeployRequest::folder,
                request -> List.of(approvals.isSecond(request, me) ? "等您同意发布" : "%s申请了发布".formatted(names.name(request.askedBy())))));
    }

    @Override
    public Map<String, String> ofDeployments(Flow flow) {
        return requests.of(flow.folder(), Integer.MAX_VALUE).stream().filter(request -> request.deployment().isPresent())
                .collect(toMap(request -> request.deployment().orElseThrow(), request -> "%s同意".formatted(names.name(request.settledBy()))));
    }

    private Waiting waiting(DeployRequest request, Flow flow) {
        var me = signedOn.me();
        var files = drafts.find(flow.folder()).map(draft -> FileDifference.between(drafts.base(draft), drafts.content(draft)).stream().filter(file -> file.state() != FileDifference.State.SAME)
                .map(file -> new Change(file.name(), file.kind().label(), file.state().label())).toList()).orElse(List.of());
        return new Waiting(request.id(), names.name(request.askedBy()), Times.text(request.askedAt()), request.reason(), "%s/difference?from=%s&to=draft".formatted(flow.url(), request.basedOn()),
                files, approvals.isSecond(request, me), approvals.isCoEditor(request, me), request.askedBy().equals(me.user()), !deployments.latest(flow.folder()).deploymentId().equals(request.basedOn()));
    }

    private Settled settled(DeployRequest request) {
        return new Settled(Times.text(request.askedAt()), names.name(request.askedBy()), request.reason(), request.state().label(), Times.text(request.settledAt()),
                names.name(request.settledBy()), request.answer().orElse(""));
    }
}
