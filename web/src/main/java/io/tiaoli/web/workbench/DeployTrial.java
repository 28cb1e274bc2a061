package io.tiaoli.web.workbench;

import io.tiaoli.processes.flows.FlowFolder;

/** What has to go well before a draft is asked for and deployed; it may take long, so it runs outside every transaction. */
public interface DeployTrial {

    /** @throws IllegalArgumentException in Chinese, with what did not go well */
    void require(FlowFolder folder);
}
