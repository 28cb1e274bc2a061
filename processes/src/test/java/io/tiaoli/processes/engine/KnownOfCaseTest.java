package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the engine knows of a case without asking again: its jobs, its variables, its decisions. */
class KnownOfCaseTest {

    private final List<String> asked = new ArrayList<>();
    private final ProcessEngine engine = AskingEngine.at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", asked);

    @AfterEach
    void stop() {
        engine.close();
    }

    private static ProcessBuilder flow() {
        return Bpmn.createExecutableProcess("flow").camundaHistoryTimeToLive(30);
    }

    private ProcessInstance start(BpmnModelInstance flow, Map<String, Object> variables) {
        engine.getRepositoryService().createDeployment().addModelInstance("flow.bpmn", flow).deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("flow", variables);
    }

    private void job() {
        engine.getManagementService().executeJob(engine.getManagementService().createJobQuery().singleResult().getId());
    }

    @Test
    @DisplayName("a job that is done asks once for the executions of its case")
    void aJobIsDone() {
        start(flow().startEvent().serviceTask("work").camundaAsyncBefore().camundaExpression("${true}").userTask("then").endEvent().done(), Map.of());
        asked.clear();
        job();
        assertThat(engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey()).isEqualTo("then");
        assertThat(asked).noneMatch(statement -> statement.endsWith(".selectExecution"));
        assertThat(asked).filteredOn(statement -> statement.endsWith(".selectExecutionsByProcessInstanceId")).hasSize(1);
    }

    @Test
    @DisplayName("the incident of a job goes when the job then succeeds, even where somebody raised its tries without saying so")
    void anIncidentGoes() {
        var started = start(flow().startEvent().serviceTask("work").camundaAsyncBefore().camundaExpression("${works}").userTask("then").endEvent().done(), Map.of());
        var management = engine.getManagementService();
        String job = management.createJobQuery().singleResult().getId();
        management.setJobRetries(job, 0);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isOne();
        management.setJobRetriesByJobDefinitionId(management.createJobDefinitionQuery().singleResult().getId(), 3);
        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("works");
        engine.getRuntimeService().setVariable(started.getId(), "works", true);
        management.executeJob(job);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(engine.getTaskService().createTaskQuery().singleResult().getTaskDefinitionKey()).isEqualTo("then");
    }

    @Test
    @DisplayName("the variables of a task and of its case are read at once, each where it belongs")
    void variablesTogether() {
        var started = start(flow().startEvent().userTask("first").userTask("then").endEvent().done(), Map.of("a", 1, "b", "two"));
        String task = engine.getTaskService().createTaskQuery().singleResult().getId();
        engine.getTaskService().setVariableLocal(task, "b", "of the task");
        asked.clear();
        Map<String, Object> seen = command(context -> {
            TaskEntity read = context.getTaskManager().findTaskById(task);
            Map<String, Object> all = new LinkedHashMap<>(read.getVariables());
            all.put("local", read.getVariableNamesLocal());
            all.put("of the case", read.getExecution().getVariable("b"));
            return all;
        });
        assertThat(seen).containsEntry("a", 1).containsEntry("b", "of the task").containsEntry("of the case", "two").containsEntry("local", Set.of("b"));
        assertThat(asked).filteredOn(statement -> statement.contains("selectVariables")).hasSize(1);
        engine.getTaskService().complete(task, Map.of("c", 3));
        assertThat(engine.getRuntimeService().getVariables(started.getId())).containsOnlyKeys("a", "b", "c").containsEntry("b", "two");
    }

    @Test
    @DisplayName("a step that results in the same value again writes nothing; another value, and nothing in place of one, it writes")
    void onlyChangesAreWritten() {
        var started = start(flow().startEvent().userTask("first").serviceTask("work").camundaExpression("${true}").camundaOutputParameter("same", "${'as it was'}")
                .camundaOutputParameter("other", "${'new'}").camundaOutputParameter("gone", "${null}").camundaOutputParameter("made", "${null}").userTask("then").endEvent().done(),
                Map.of("same", "as it was", "other", "old", "gone", "there"));
        Map<String, Integer> before = revisions(started);
        engine.getTaskService().complete(engine.getTaskService().createTaskQuery().singleResult().getId());
        assertThat(engine.getRuntimeService().getVariables(started.getId())).containsEntry("same", "as it was").containsEntry("other", "new")
                .containsEntry("gone", null).containsEntry("made", null);
        Map<String, Integer> after = revisions(started);
        assertThat(after.get("same")).isEqualTo(before.get("same"));
        assertThat(after.get("other")).isGreaterThan(before.get("other"));
        assertThat(after.get("gone")).isGreaterThan(before.get("gone"));
    }

    private Map<String, Integer> revisions(ProcessInstance process) {
        return command(context -> {
            Map<String, Integer> revisions = new LinkedHashMap<>();
            context.getVariableInstanceManager().findVariableInstancesByProcessInstanceId(process.getId()).forEach(variable -> revisions.put(variable.getName(), variable.getRevision()));
            return revisions;
        });
    }

    @Test
    @DisplayName("a decision of the flow's own deployment is looked for once")
    void aDecisionIsKnown() {
        String decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="x">
                  <decision id="choice" name="choice" camunda:historyTimeToLive="P30D"><decisionTable id="t"><input id="i"><inputExpression id="e" typeRef="string"><text>kind</text></inputExpression></input>
                  <output id="o" name="chosen" typeRef="string"/><rule id="r"><inputEntry id="ie"><text>"A"</text></inputEntry><outputEntry id="oe"><text>"%s"</text></outputEntry></rule></decisionTable></decision>
                </definitions>""";
        for (String chosen : List.of("one", "two")) {
            engine.getRepositoryService().createDeployment().addString("choice.dmn", decision.formatted(chosen)).addModelInstance("flow.bpmn", flow().startEvent().businessRuleTask("choose").camundaDecisionRef("choice")
                    .camundaDecisionRefBinding("deployment").camundaMapDecisionResult("singleEntry").camundaResultVariable("chosen").userTask("then").endEvent().done()).deploy();
            assertThat(chosen()).isEqualTo(chosen);
            asked.clear();
            assertThat(chosen()).isEqualTo(chosen);
            assertThat(asked).noneMatch(statement -> statement.contains("selectDecisionDefinition"));
        }
    }

    private Object chosen() {
        return engine.getRuntimeService().getVariable(engine.getRuntimeService().startProcessInstanceByKey("flow", Map.of("kind", "A")).getId(), "chosen");
    }

    private <T> T command(Command<T> work) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(work);
    }
}
