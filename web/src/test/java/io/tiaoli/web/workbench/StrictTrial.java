package io.tiaoli.web.workbench;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowFolder;

/** Lets everything be deployed, until a test wants it refused. */
@Component
class StrictTrial implements DeployTrial {

    private volatile String refusal = "";

    /** @param why empty to let everything pass again */
    void refuse(String why) {
        refusal = why;
    }

    @Override
    public void require(FlowFolder folder) {
        if (!refusal.isEmpty()) throw new IllegalArgumentException(refusal);
    }
}
