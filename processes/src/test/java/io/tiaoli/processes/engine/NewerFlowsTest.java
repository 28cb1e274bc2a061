package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Sample;
import io.tiaoli.processes.testing.Shop;

@FlowTest
class NewerFlowsTest {

    @Autowired ProcessEngine engine;
    @Autowired Workers workers;
    @Autowired Shop shop;
    @Autowired Sample sample;
    private ProcessEngineConfigurationImpl configuration;
    private String morning;
    private String renewals;

    @BeforeEach
    void dueJobs() {
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        morning = shop.clock("showroom-daily-preparation").getId();
        renewals = shop.clock("insurance-renewal-selection").getId();
        shop.at(shop.now().plusDays(3));
    }

    @AfterEach
    void asEver() {
        configuration.setJobExecutorDeploymentAware(false);
    }

    @Test
    @DisplayName("a job whose flow needs a worker that this node lacks is left to newer nodes, and keeps all its tries; all others are done")
    void leaves() {
        int tries = tries(morning);
        assertThat(acquired(older())).contains(renewals).doesNotContain(morning);
        assertThat(tries(morning)).isEqualTo(tries);
        assertThat(acquired(node(workers.delegates().keySet()))).contains(renewals, morning);
        assertThat(configuration.isJobExecutorDeploymentAware()).as("jobs are looked for as ever").isFalse();
    }

    @Test
    @DisplayName("a flow that is deployed while an older node runs is done there too, as long as the node has its workers")
    void deployedLater() {
        var older = older();
        acquired(older);
        var deployment = sample.deploy();
        // the node that deploys a flow knows of it at once; this one is told by nobody
        engine.getManagementService().unregisterDeploymentForJobExecutor(deployment.getId());
        try {
            var started = engine.getRuntimeService().createProcessInstanceByKey(Sample.FLOW).startBeforeActivity("join").execute();
            var joining = engine.getManagementService().createJobQuery().processInstanceId(started.getId()).singleResult().getId();
            assertThat(acquired(older)).contains(joining, renewals).doesNotContain(morning);
        } finally {
            sample.remove(deployment);
        }
    }

    /** A node of a release before the one that brought the closing of a morning. */
    private NewerFlows older() {
        Set<String> has = new HashSet<>(workers.delegates().keySet());
        assertThat(has.remove("closeMorning")).isTrue();
        return node(has);
    }

    private static NewerFlows node(Set<String> has) {
        return new NewerFlows(has, Duration.ZERO);
    }

    private int tries(String job) {
        return engine.getManagementService().createJobQuery().jobId(job).singleResult().getRetries();
    }

    /** The due jobs that a node takes. */
    private List<String> acquired(NewerFlows node) {
        var executor = configuration.getCommandExecutorTxRequired();
        var jobs = executor.execute(node.acquisition(configuration).getCommand(1000)).getJobIdBatches().stream().flatMap(List::stream).toList();
        jobs.forEach(job -> executor.execute(new UnlockJobCmd(job)));
        return jobs;
    }
}
