package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the engine asks its database less often than stock, and that it still knows what it must. */
class FewStatementsTest {

    private final List<String> asked = new ArrayList<>();
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private ProcessEngine engine;
    private String definition;

    @BeforeEach
    void start() {
        engine = node();
        engine.getRepositoryService().createDeployment().addModelInstance("flow.bpmn", Bpmn.createExecutableProcess("flow").camundaHistoryTimeToLive(30)
                .startEvent().userTask("first").userTask("second").endEvent().done()).deploy();
        definition = engine.getRepositoryService().createProcessDefinitionQuery().singleResult().getId();
    }

    @AfterEach
    void stop() {
        engine.close();
        ClockUtil.reset();
    }

    private ProcessEngine node() {
        return AskingEngine.at(url, asked);
    }

    private Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    @Test
    @DisplayName("a claim and a completion do not read the definition of a running case again")
    void theDefinitionIsKnown() {
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        String task = task().getId();
        asked.clear();
        engine.getTaskService().claim(task, "anna");
        engine.getTaskService().complete(task);
        assertThat(asked).isNotEmpty().noneMatch(statement -> statement.contains("selectProcessDefinition"));
        assertThat(task().getTaskDefinitionKey()).isEqualTo("second");
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().list()).allSatisfy(row -> assertThat(row.getProcessDefinitionKey()).isEqualTo("flow"));
    }

    @Test
    @DisplayName("a flow that another node suspended starts no case here, by its id neither")
    void aSuspensionIsSeen() {
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        ProcessEngine other = node();
        try {
            other.getRepositoryService().suspendProcessDefinitionById(definition);
        } finally {
            other.close();
        }
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceById(definition)).isInstanceOf(SuspendedEntityInteractionException.class);
        engine.getTaskService().complete(task().getId());
        assertThat(task().getTaskDefinitionKey()).isEqualTo("second");
    }

    @Test
    @DisplayName("a claim and a completion write history without reading it, and the time that the step took is known at its end")
    void historyIsNotReadForAChange() {
        ClockUtil.setCurrentTime(new Date(1_800_000_000_000L));
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        String task = task().getId();
        asked.clear();
        engine.getTaskService().claim(task, "anna");
        assertThat(asked).noneMatch(statement -> statement.contains("selectHistoric"));
        ClockUtil.setCurrentTime(new Date(1_800_000_060_000L));
        asked.clear();
        engine.getTaskService().complete(task);
        assertThat(asked).noneMatch(statement -> statement.matches(".*\\.(selectHistoric(Task|Activity).*|selectExecution|selectTasksBy.*)"));
        var done = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(task).singleResult();
        assertThat(done.getAssignee()).isEqualTo("anna");
        assertThat(done.getDurationInMillis()).isEqualTo(60_000);
        var step = engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("first").singleResult();
        assertThat(step.getAssignee()).isEqualTo("anna");
        assertThat(step.getDurationInMillis()).isEqualTo(60_000);
    }

    @Test
    @DisplayName("a task that changes and ends in one command knows how long it took")
    void aChangeAndTheEndInOneCommand() {
        ClockUtil.setCurrentTime(new Date(1_800_000_000_000L));
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        String id = task().getId();
        ClockUtil.setCurrentTime(new Date(1_800_000_060_000L));
        inOneCommand(() -> {
            engine.getTaskService().setAssignee(id, "bing");
            engine.getTaskService().complete(id);
        });
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(id).singleResult().getDurationInMillis()).isEqualTo(60_000);
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("first").singleResult().getDurationInMillis()).isEqualTo(60_000);
    }

    @Test
    @DisplayName("a case that ended has the date on which it may go; its steps, which go with it, are not written again")
    void onlyTheCaseIsDated() {
        String process = engine.getRuntimeService().startProcessInstanceByKey("flow").getId();
        engine.getTaskService().complete(task().getId());
        engine.getTaskService().complete(task().getId());
        var history = engine.getHistoryService();
        var ended = history.createHistoricProcessInstanceQuery().processInstanceId(process).singleResult();
        assertThat(ended.getRemovalTime()).isInSameDayAs(new Date(ended.getEndTime().getTime() + Duration.ofDays(30).toMillis()));
        assertThat(history.createHistoricActivityInstanceQuery().list()).isNotEmpty().allSatisfy(step -> assertThat(step.getRemovalTime()).isNull());
    }

    @Test
    @DisplayName("the variables of a case that ends are deleted by one statement")
    void variablesGoTogether() {
        engine.getRuntimeService().startProcessInstanceByKey("flow", Map.of("a", 1, "b", 2, "c", 3));
        engine.getTaskService().complete(task().getId());
        asked.clear();
        engine.getTaskService().complete(task().getId());
        assertThat(asked).filteredOn(statement -> statement.contains("elete") && statement.contains("Variable")).containsExactly("tiaoliDeleteVariables");
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    }

    @Test
    @DisplayName("a variable that somebody changed meanwhile stops the end of its case, as one by one")
    void aLostRaceIsSeen() {
        String process = engine.getRuntimeService().startProcessInstanceByKey("flow", Map.of("a", 1, "b", 2, "c", 3)).getId();
        engine.getTaskService().complete(task().getId());
        String last = task().getId();
        assertThatThrownBy(() -> inOneCommand(() -> {
            engine.getRuntimeService().getVariables(process);
            CompletableFuture.runAsync(() -> engine.getRuntimeService().setVariable(process, "b", 20)).join();
            engine.getTaskService().complete(last);
        })).isInstanceOf(OptimisticLockingException.class);
        assertThat(engine.getRuntimeService().getVariables(process)).containsEntry("b", 20).hasSize(3);
    }

    private void inOneCommand(Runnable work) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
            work.run();
            return null;
        });
    }
}
