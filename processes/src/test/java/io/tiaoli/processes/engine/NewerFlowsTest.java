package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;

@FlowTest
class NewerFlowsTest {

    private static final String FLOW = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="flows">
              <bpmn:process id="%1$s" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="begun"/>
                <bpmn:sequenceFlow id="begun-to-work" sourceRef="begun" targetRef="work"/>
                <bpmn:serviceTask id="work" camunda:asyncBefore="true" camunda:delegateExpression="${%2$s}"/>
              </bpmn:process>
            </bpmn:definitions>""";

    @Autowired ProcessEngine engine;
    private ProcessEngineConfigurationImpl configuration;
    private AcquireJobsCommandFactory acquisition;
    private final List<Deployment> deployments = new ArrayList<>();

    @BeforeEach
    void node() {
        configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        acquisition = new NewerFlows(Set.of("workerOfToday"), Duration.ZERO).acquisition(configuration);
    }

    @AfterEach
    void away() {
        deployments.forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        configuration.setJobExecutorDeploymentAware(false);
    }

    @Test
    @DisplayName("a job whose flow needs a worker of a newer release is left to the nodes that have it, and keeps all its tries")
    void leaves() {
        String today = begun("flow-of-today", "workerOfToday");
        String tomorrow = begun("flow-of-tomorrow", "workerOfTomorrow");
        assertThat(acquired()).contains(today).doesNotContain(tomorrow);
        assertThat(engine.getManagementService().createJobQuery().jobId(tomorrow).singleResult().getRetries()).isEqualTo(5);
        acquisition = new NewerFlows(Set.of("workerOfToday", "workerOfTomorrow"), Duration.ZERO).acquisition(configuration);
        assertThat(acquired()).contains(today, tomorrow);
    }

    /** The job with which a new case begins. */
    private String begun(String flow, String worker) {
        deployments.add(engine.getRepositoryService().createDeployment().addString(flow + ".bpmn", FLOW.formatted(flow, worker)).deploy());
        String begun = engine.getRuntimeService().startProcessInstanceByKey(flow).getId();
        return engine.getManagementService().createJobQuery().processInstanceId(begun).singleResult().getId();
    }

    private List<String> acquired() {
        var executor = configuration.getCommandExecutorTxRequired();
        var jobs = executor.execute(acquisition.getCommand(1000)).getJobIdBatches().stream().flatMap(List::stream).toList();
        jobs.forEach(job -> executor.execute(new UnlockJobCmd(job)));
        return jobs;
    }
}
