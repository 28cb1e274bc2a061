package io.tiaoli.processes.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

import io.tiaoli.processes.engine.EngineAdditions;
import io.tiaoli.processes.safety.HistoryByNeed;
import io.tiaoli.processes.safety.SafetyPlugin;
import io.tiaoli.testing.TestDatabase;

/** A real engine with the rule, on a database of its own, and the process of a car wash with a till. */
final class TaskRuleEngine {

    private static final String BPMN = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
              <process id="wash" isExecutable="true" camunda:historyTimeToLive="P1095D">
                <startEvent id="car-arrived"/><sequenceFlow id="f1" sourceRef="car-arrived" targetRef="both"/>
                <parallelGateway id="both"/>
                <sequenceFlow id="f2" sourceRef="both" targetRef="wash-car"/>
                <userTask id="wash-car" name="洗车" camunda:candidateGroups="washers"/>
                <sequenceFlow id="f3" sourceRef="both" targetRef="take-payment"/>
                <userTask id="take-payment" name="收银" camunda:candidateGroups="cashiers,bosses"/>
              </process>
            </definitions>
            """;

    /** Members of {@code wash-manager} manage the washers' tasks. */
    static final TaskManagers MANAGERS = new TaskManagers() {

        private static final Map<String, Set<String>> MANAGED = Map.of("wash-manager", Set.of("washers"));

        @Override
        public Set<String> managedGroups(Collection<String> myGroups) {
            return myGroups.stream().flatMap(group -> MANAGED.getOrDefault(group, Set.of()).stream()).collect(Collectors.toSet());
        }
    };

    static ProcessEngine start(TestDatabase.Access database, boolean createTables) {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setProcessEngineName("task-rule-" + (database.isPostgres() ? "postgres" : "h2"));
        engine.setJdbcUrl(database.url());
        engine.setJdbcUsername(database.user());
        engine.setJdbcPassword(database.password());
        if (database.isPostgres()) engine.setJdbcDriver("org.postgresql.Driver");
        engine.setDatabaseSchemaUpdate(String.valueOf(createTables));
        engine.setJobExecutorActivate(false);
        engine.setCustomHistoryLevels(List.of(new HistoryByNeed()));
        engine.setHistory(HistoryByNeed.NAME);
        engine.setAdminGroups(new ArrayList<>(List.of("administrator")));
        engine.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        engine.getProcessEnginePlugins().add(new SafetyPlugin(Map.of()));
        engine.getProcessEnginePlugins().add(new TaskRulePlugin(MANAGERS));
        engine.getProcessEnginePlugins().add(new EngineAdditions());
        var built = engine.buildProcessEngine();
        built.getRepositoryService().createDeployment().addString("wash.bpmn", BPMN).deploy();
        return built;
    }

    private TaskRuleEngine() {}
}
