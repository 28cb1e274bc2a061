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
import io.tiaoli.processes.testing.Shop;

@FlowTest
class NewerFlowsTest {

    @Autowired ProcessEngine engine;
    @Autowired Workers workers;
    @Autowired Shop shop;
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
        Set<String> older = new HashSet<>(workers.delegates().keySet());
        assertThat(older.remove("closeMorning")).isTrue();
        assertThat(acquired(older)).contains(renewals).doesNotContain(morning);
        assertThat(tries(morning)).isEqualTo(tries);
        assertThat(acquired(workers.delegates().keySet())).contains(renewals, morning);
    }

    private int tries(String job) {
        return engine.getManagementService().createJobQuery().jobId(job).singleResult().getRetries();
    }

    /** The due jobs that a node with these workers takes. */
    private List<String> acquired(Set<String> has) {
        var executor = configuration.getCommandExecutorTxRequired();
        var jobs = executor.execute(new NewerFlows(has, Duration.ZERO).acquisition(configuration).getCommand(1000)).getJobIdBatches().stream().flatMap(List::stream).toList();
        jobs.forEach(job -> executor.execute(new UnlockJobCmd(job)));
        return jobs;
    }
}
