package io.tiaoli.web.workbench;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.DeployRule;
import io.tiaoli.processes.flows.Finding;
import io.tiaoli.processes.flows.FlowFolder;

/** Lets everything be deployed, until a test wants it refused. */
@Component
class StrictTrial implements DeployRule {

    private volatile String refusal = "";
    private volatile CountDownLatch over = new CountDownLatch(0);

    /** @param why empty to let everything pass again */
    void refuse(String why) {
        refusal = why;
    }

    /** Lets everything wait for its answer until {@link #answer()}. */
    void hold() {
        over = new CountDownLatch(1);
    }

    void answer() {
        over.countDown();
    }

    @Override
    public List<Finding> findings(FlowFolder folder) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return beforehand(folder);
    }

    @Override
    public List<Finding> beforehand(FlowFolder folder) {
        return refusal.isEmpty() ? List.of() : List.of(new Finding(folder.name(), "", refusal));
    }
}
