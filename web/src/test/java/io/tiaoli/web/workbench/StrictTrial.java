package io.tiaoli.web.workbench;

import java.util.List;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.DeployRule;
import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowFolder;

/** Lets everything be deployed, until a test wants it refused. */
@Component
class StrictTrial implements DeployRule {

    private volatile String refusal = "";

    /** @param why empty to let everything pass again */
    void refuse(String why) {
        refusal = why;
    }

    @Override
    public List<Finding> findings(FlowFolder folder) {
        return List.of();
    }

    @Override
    public List<Finding> beforehand(FlowFolder folder) {
        return refusal.isEmpty() ? List.of() : List.of(new Finding(folder.name(), "", refusal));
    }
}
