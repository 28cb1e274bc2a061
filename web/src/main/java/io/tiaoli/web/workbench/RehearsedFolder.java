package io.tiaoli.web.workbench;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** What is rehearsed: the draft of a flow, or what runs where there is none. */
@Component
class RehearsedFolder {

    /** A content and what it is, in Chinese. */
    record Rehearsed(FlowFolder folder, String label) {}

    private final Drafts drafts;
    private final FlowDeployments deployments;

    RehearsedFolder(Drafts drafts, FlowDeployments deployments) {
        this.drafts = drafts;
        this.deployments = deployments;
    }

    Rehearsed of(Flow flow) {
        return drafts.find(flow.folder()).map(draft -> new Rehearsed(drafts.content(draft), "草稿（改了 %d 次）".formatted(draft.revision())))
                .orElseGet(() -> new Rehearsed(deployments.content(flow.folder(), flow.deployed().deploymentId()), "正在用的第 %d 版".formatted(flow.version())));
    }
}
