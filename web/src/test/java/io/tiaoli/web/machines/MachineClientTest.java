package io.tiaoli.web.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.testing.Node;
import io.tiaoli.web.signon.MachineTokens;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.TestFlow;

@AppTest
class MachineClientTest {

    /** A supplier's program: answers three enquiries, each as its case wants it, and ends. */
    static final String SUPPLIER = """
            import { Client, BasicAuthInterceptor, Variables } from 'camunda-external-task-client-js';
            const { BASE, TOPIC, MACHINE, PASSWORD, TOKEN } = process.env;
            const bearer = (request) => ({ ...request, headers: { ...request.headers, Authorization: `Bearer ${TOKEN}` } });
            setTimeout(() => { console.log('nothing to do'); process.exit(3); }, 50_000).unref();
            const client = new Client({ baseUrl: BASE, interval: 100, interceptors: TOKEN ? bearer : new BasicAuthInterceptor({ username: MACHINE, password: PASSWORD }) });
            for (const event of ['poll:error', 'complete:error', 'handleFailure:error', 'handleBpmnError:error'])
              client.on(event, (...what) => { console.log(event, String(what.at(-1))); process.exit(2); });
            let left = 3;
            client.subscribe(TOPIC, async ({ task, taskService }) => {
              const answer = task.variables.get('answerKind');
              if (answer === 'price') await taskService.complete(task, new Variables().set('priceFen', 12800));
              if (answer === 'silence') await taskService.handleFailure(task, { errorMessage: '供应商没有答复', errorDetails: 'timeout', retries: 0, retryTimeout: 0 });
              if (answer === 'unknown') await taskService.handleBpmnError(task, 'part-unknown', '没有这个配件');
              console.log(answer, task.businessKey);
              if (--left === 0) client.stop();
            });
            """;

    @Autowired Desk desk;
    @Autowired Floor floor;
    @Autowired TestFlow flow;
    @Autowired ProcessEngine engine;
    @Autowired MachineTokens tokens;
    @Autowired Clock clock;

    @BeforeEach
    void deploy() {
        flow.deploy();
    }

    @AfterEach
    void remove() {
        flow.remove();
    }

    @Test
    @DisplayName("Camunda's own JavaScript client fetches, completes, fails and throws a BPMN error against us, as machine-1")
    void worksWithTheStockClient() {
        answersAll(Map.of("MACHINE", "machine-1", "PASSWORD", Desk.PASSWORD));
    }

    @Test
    @DisplayName("the same client does the same with a token instead of a user and a password")
    void worksWithAToken() {
        answersAll(Map.of("TOKEN", tokens.make("供应商接口", Instant.now(clock).plus(1, ChronoUnit.DAYS), "administrator-1")));
    }

    private void answersAll(Map<String, String> key) {
        Map<String, String> environment = new HashMap<>(key);
        environment.putAll(Map.of("BASE", desk.url() + "/engine-rest", "TOPIC", TestFlow.TOPIC));
        var price = enquiry("price");
        var silence = enquiry("silence");
        var unknown = enquiry("unknown");
        floor.settle();

        String said = Node.wait(Node.start(SUPPLIER, environment), "");

        assertThat(said.lines()).contains("price " + price.getBusinessKey(), "silence " + silence.getBusinessKey(), "unknown " + unknown.getBusinessKey());
        assertThat(price.getBusinessKey()).matches("PE-20261123-\\d{4}");
        assertThat(engine.getTaskService().createTaskQuery().processInstanceId(price.getId()).singleResult().getTaskDefinitionKey()).isEqualTo("tell-customer");
        assertThat(engine.getRuntimeService().getVariable(price.getId(), "priceFen")).isEqualTo(12800);
        assertThat(engine.getRuntimeService().createIncidentQuery().processInstanceId(silence.getId()).singleResult().getIncidentMessage()).isEqualTo("供应商没有答复");
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(unknown.getId()).activityId("part-not-found").finished().count()).isEqualTo(1);
    }

    private ProcessInstance enquiry(String answer) {
        var started = engine.getRuntimeService().startProcessInstanceByKey(TestFlow.ID, Map.of("workDays", 1, "answerKind", answer));
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
    }
}
