package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;

/** Three cars stand at the wash, each with a task for washers and one for cashiers; the people there, and how they are refused. */
abstract class CarWash {

    final ProcessEngine engine;
    final TaskService tasks;
    final FormService forms;
    String washing;
    String paying;
    Task payment;
    Comment secret;
    Attachment attachment;

    CarWash(ProcessEngine engine) {
        this.engine = engine;
        tasks = engine.getTaskService();
        forms = engine.getFormService();
    }

    @BeforeEach
    void threeCars() {
        for (int i = 0; i < 3; i++) engine.getRuntimeService().startProcessInstanceByKey("wash", "W-" + i, Map.of("amount", 12L));
        payment = tasks.createTaskQuery().taskDefinitionKey("take-payment").listPage(0, 1).get(0);
        paying = payment.getId();
        washing = tasks.createTaskQuery().taskDefinitionKey("wash-car").listPage(0, 1).get(0).getId();
        secret = tasks.createComment(paying, null, "秘密");
        attachment = tasks.createAttachment("text", paying, null, "单据", "", "http://localhost/x");
    }

    @AfterEach
    void clear() {
        engine.getIdentityService().clearAuthentication();
        engine.getFilterService().createFilterQuery().list().forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
        engine.getRuntimeService().createProcessInstanceQuery().list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "cleared"));
    }

    void as(String user, String... groups) {
        engine.getIdentityService().setAuthentication(user, List.of(groups));
    }

    void washer() {
        as("wang", "washers", "staff");
    }

    void cashier() {
        as("li", "cashiers", "staff");
    }

    void manager() {
        as("zhao", "wash-manager", "staff");
    }

    static void refused(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(AuthorizationException.class).hasMessageContaining("您不能");
    }

    static Stream<DynamicTest> refused(Map<String, ThrowingCallable> actions) {
        return actions.entrySet().stream().map(action -> dynamicTest(action.getKey(), () ->
                assertThatThrownBy(action.getValue()).isInstanceOf(AuthorizationException.class)));
    }
}
