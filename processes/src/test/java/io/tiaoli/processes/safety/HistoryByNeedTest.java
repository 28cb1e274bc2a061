package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryByNeedTest {

    private static final JavaDelegate ASKS = execution -> execution.setVariableLocal("answer", "yes, " + execution.getVariableLocal("phone"));
    private static final String ASK = """
            <bpmn:serviceTask id="step" camunda:delegateExpression="${asks}">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="phone">13800000000</camunda:inputParameter>
                <camunda:outputParameter name="agreed">${answer}</camunda:outputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>""";

    private ProcessEngine engine;
    private HistoryService history;

    @BeforeEach
    void start() {
        engine = SafeEngine.start(Map.of("asks", ASKS, "failing", (JavaDelegate) execution -> {
            throw new IllegalStateException("broken");
        }));
        history = engine.getHistoryService();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private String started(String step) {
        engine.getRepositoryService().createDeployment().addString("flow.bpmn", SafeEngine.process(step)).deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("flow", "RO-1", Variables.createVariables()
                .putValue("plateNo", "京A12345").putValueTyped("receptionSheet", SpinValues.jsonValue("{\"phone\":\"13800000000\"}").create())).getId();
    }

    @Test
    void aCaseItsStepsAndTheLastValuesOfItsVariablesAreKept() {
        String instance = started("<bpmn:userTask id=\"step\" camunda:candidateGroups=\"cashier\"/>");
        engine.getRuntimeService().setVariable(instance, "plateNo", "京B12345");
        engine.getTaskService().complete(engine.getTaskService().createTaskQuery().singleResult().getId());
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey("RO-1").finished().count()).isEqualTo(1);
        assertThat(history.createHistoricActivityInstanceQuery().list()).extracting("activityId").contains("started", "step", "done");
        assertThat(history.createHistoricTaskInstanceQuery().finished().count()).isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery().list()).extracting(HistoricVariableInstance::getName, HistoricVariableInstance::getValue)
                .containsExactly(tuple("plateNo", "京B12345"));
        assertThat(history.createHistoricDetailQuery().count()).isZero();
        assertThat(history.createHistoricIdentityLinkLogQuery().count()).isZero();
        assertThat(history.createHistoricJobLogQuery().count()).isZero();
    }

    @Test
    void whatAWorkerIsGivenAndGivesBackIsNotKeptButWhatTheCaseTakesOverIs() {
        started(ASK);
        assertThat(history.createHistoricVariableInstanceQuery().includeDeleted().list()).extracting(HistoricVariableInstance::getName, HistoricVariableInstance::getValue)
                .containsExactlyInAnyOrder(tuple("plateNo", "京A12345"), tuple("agreed", "yes, 13800000000"));
    }

    @Test
    void aVariableWithoutValueGetsItsRowWithItsFirstValue() {
        String instance = started("<bpmn:userTask id=\"step\"/>");
        engine.getRuntimeService().setVariable(instance, "outcome", null);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("outcome").count()).isZero();
        engine.getRuntimeService().setVariable(instance, "outcome", "DONE");
        assertThat(history.createHistoricVariableInstanceQuery().variableName("outcome").singleResult().getValue()).isEqualTo("DONE");
        engine.getRuntimeService().setVariable(instance, "outcome", null);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("outcome").singleResult().getValue()).isNull();
    }

    @Test
    void theCountersOfAStepThatIsDoneSeveralTimesAreNotKept() {
        started("""
                <bpmn:userTask id="step"><bpmn:multiInstanceLoopCharacteristics isSequential="true">
                  <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality>
                </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>""");
        for (int i = 0; i < 2; i++) engine.getTaskService().complete(engine.getTaskService().createTaskQuery().singleResult().getId());
        assertThat(history.createHistoricVariableInstanceQuery().includeDeleted().list()).extracting(HistoricVariableInstance::getName).containsExactly("plateNo");
        assertThat(history.createHistoricActivityInstanceQuery().activityId("step").count()).isEqualTo(2);
    }

    @Test
    void aFormRecordLeavesNoTraceEvenAfterAChange() {
        String instance = started("<bpmn:userTask id=\"step\"/>");
        engine.getRuntimeService().setVariable(instance, "receptionSheet", SpinValues.jsonValue("{\"phone\":\"13900000000\"}").create());
        engine.getRuntimeService().removeVariable(instance, "receptionSheet");
        assertThat(history.createHistoricVariableInstanceQuery().variableName("receptionSheet").count()).isZero();
    }

    @Test
    void whoClaimedAndWhoCompletedIsKept() {
        started("<bpmn:userTask id=\"step\" camunda:candidateGroups=\"cashier\"/>");
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();
        engine.getIdentityService().setAuthentication("li", List.of("cashier"));
        engine.getTaskService().claim(task, "li");
        engine.getIdentityService().setAuthentication("zhao", List.of());
        engine.getFormService().submitTaskForm(task, Map.of());
        assertThat(history.createUserOperationLogQuery().operationType(UserOperationLogEntry.OPERATION_TYPE_CLAIM).list()).extracting("userId").contains("li");
        assertThat(history.createUserOperationLogQuery().operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE).list()).extracting("userId").contains("zhao");
    }

    @Test
    void aFailedJobAndItsIncidentAreKept() {
        started("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${failing}\" camunda:asyncBefore=\"true\"/>");
        Job job = engine.getManagementService().createJobQuery().singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 1);
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("broken");
        }
        assertThat(history.createHistoricJobLogQuery().failureLog().list()).singleElement().satisfies(log -> assertThat(log.getJobExceptionMessage()).isEqualTo("broken"));
        assertThat(history.createHistoricJobLogQuery().count()).isEqualTo(1);
        assertThat(history.createHistoricIncidentQuery().open().count()).isEqualTo(1);
    }

    @Test
    void theLevelIsRememberedInTheDatabase() {
        assertThat(engine.getManagementService().getHistoryLevel()).isEqualTo(new HistoryByNeed().getId());
    }
}
