package io.tiaoli.processes.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Lets this node look for due jobs at once, instead of when its pause is over. */
@Component
public class WaitingJobs {

    private final ProcessEngineConfigurationImpl engine;

    WaitingJobs(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** To be called after the commit that made a job due; does nothing on a node that runs no jobs. */
    public void lookNow() {
        engine.getJobExecutor().jobWasAdded();
    }
}
