package io.tiaoli.web.workbench;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowFolder;
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;
import io.tiaoli.web.workbench.InstalledFlows.Flow;

/** The states of a folder that can be compared: its draft and all its deployments. */
@Component
class Versions {

    static final String DRAFT = "draft";

    /**
     * A state of a folder.
     *
     * @param id of the deployment, or {@code draft}
     * @param label in Chinese, for a list
     */
    record Version(String id, String label) {}

    private final FlowHistory history;
    private final FlowDeployments deployments;
    private final Drafts drafts;
    private final StaffNames names;

    Versions(FlowHistory history, FlowDeployments deployments, Drafts drafts, StaffNames names) {
        this.history = history;
        this.deployments = deployments;
        this.drafts = drafts;
        this.names = names;
    }

    /** The draft first, where there is one, then the deployments, the newest first. */
    List<Version> of(Flow flow) {
        List<Version> all = new ArrayList<>();
        drafts.find(flow.folder()).ifPresent(draft -> all.add(new Version(DRAFT, "草稿（%s）".formatted(names.name(draft.editor())))));
        history.of(flow.folder()).forEach(entry -> all.add(new Version(entry.deploymentId(), "%s %s %s".formatted(Times.text(entry.at()),
                entry.by().map(names::name).orElse("产品自带"), entry.reason().orElse("")).strip())));
        return all;
    }

    /** @throws IllegalArgumentException in Chinese, when the folder has no such version */
    FlowFolder content(Flow flow, String version) {
        return version.equals(DRAFT) ? drafts.content(drafts.require(flow)) : deployments.content(flow.folder(), version);
    }
}
