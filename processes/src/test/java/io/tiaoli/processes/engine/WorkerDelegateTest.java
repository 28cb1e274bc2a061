package io.tiaoli.processes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import io.tiaoli.workers.Nothing;
import io.tiaoli.workers.Refused;
import io.tiaoli.workers.Refuses;
import io.tiaoli.workers.Step;
import io.tiaoli.workers.Worker;

class WorkerDelegateTest {

    record In(Optional<String> refusal) {}

    @Refuses("not-today")
    static final class Choosy implements Worker<In, Nothing> {

        @Override
        public Nothing run(In in, Step step) {
            in.refusal().ifPresent(why -> {
                throw new Refused("not-today", why);
            });
            return Nothing.NOTHING;
        }
    }

    static final class Willing implements Worker<In, Nothing> {

        @Override
        public Nothing run(In in, Step step) {
            return new Choosy().run(in, step);
        }
    }

    private final List<String> savepoints = new ArrayList<>();
    private ProcessEngine engine;

    @AfterEach
    void stop() {
        engine.close();
    }

    private boolean isRefused(Worker<In, Nothing> worker, String refusal) {
        var savepoint = new TransactionTemplate(new Savepoints());
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        var memory = new StandaloneInMemProcessEngineConfiguration();
        memory.setProcessEngineName("worker-" + UUID.randomUUID()).setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1").setJobExecutorActivate(false);
        memory.setBeans(new HashMap<>(Map.of("worker", new WorkerDelegate<>(worker, savepoint, Clock.systemUTC()))));
        memory.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine = memory.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addModelInstance("flow.bpmn", Bpmn.createExecutableProcess("flow").camundaHistoryTimeToLive(30).startEvent()
                .serviceTask("work").camundaDelegateExpression("${worker}").camundaInputParameter("refusal", refusal).endEvent("done")
                .moveToActivity("work").boundaryEvent("refused").error().endEvent("otherwise").done()).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("flow", "RO-1");
        return engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("otherwise").count() == 1;
    }

    @Test
    @DisplayName("a worker that may refuse runs in a savepoint, and its refusal takes the diagram's other path")
    void refuses() {
        assertThat(isRefused(new Choosy(), "很忙")).isTrue();
        assertThat(savepoints).containsExactly("set", "rolled back");
    }

    @Test
    @DisplayName("a worker that cannot refuse needs no savepoint: with it fails the whole step")
    void needsNoSavepoint() {
        assertThat(isRefused(new Willing(), "")).isFalse();
        assertThat(savepoints).isEmpty();
    }

    @Test
    @DisplayName("a refusal that the worker does not declare fails the step, and is not caught by any path")
    void undeclared() {
        assertThatThrownBy(() -> isRefused(new Willing(), "很忙")).hasStackTraceContaining("Willing refuses with not-today, which it does not declare");
    }

    private final class Savepoints implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            savepoints.add("set");
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            savepoints.add("released");
        }

        @Override
        public void rollback(TransactionStatus status) {
            savepoints.add("rolled back");
        }
    }
}
