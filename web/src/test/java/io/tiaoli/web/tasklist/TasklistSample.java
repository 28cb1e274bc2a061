package io.tiaoli.web.tasklist;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A small application around the engine's web applications, to test our scripts and labels without the product.
 *
 * <p>It carries no stereotype, so that no component scan of {@code io.tiaoli} finds it.
 */
@EnableAutoConfiguration
class TasklistSample {

    static final String USER = "service-advisor-1";
    static final String ADMINISTRATOR = "administrator-1";
    static final String PASSWORD = "Tiaoli-2026-sample";

    private static TasklistSample running;

    private ConfigurableApplicationContext context;

    /** One for all tests of the JVM; it ends with it. */
    static synchronized TasklistSample running() {
        if (running == null) {
            running = new TasklistSample();
            running.context = new SpringApplicationBuilder(TasklistSample.class, SampleApi.class, SampleSignOn.class, EnginePages.class)
                    .run("--spring.config.location=classpath:/tasklist-sample/application.yml");
            running.addStaff();
            TaskService tasks = running.context.getBean(TaskService.class);
            running.addFilter("我组待领", 1, tasks.createTaskQuery().taskCandidateGroup("service-advisor"));
            running.addFilter("我的任务", 2, tasks.createTaskQuery().taskAssignee(USER));
        }
        return running;
    }

    String url() {
        return "http://localhost:" + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Starts a case and gives its only task to the person who is tested, or to the group. */
    String taskFor(String caseNo, boolean claimed) {
        ProcessInstance started = context.getBean(RuntimeService.class).startProcessInstanceByKey("reception", caseNo,
                Variables.putValue("caseNo", caseNo).putValue("plateNo", "沪A12345").putValue("customerName", "王小明"));
        TaskService tasks = context.getBean(TaskService.class);
        String task = tasks.createTaskQuery().processInstanceId(started.getId()).singleResult().getId();
        if (claimed) {
            tasks.setAssignee(task, USER);
        }
        return task;
    }

    boolean isOpen(String task) {
        return context.getBean(TaskService.class).createTaskQuery().taskId(task).count() == 1;
    }

    /** The form's record as Tasklist submitted it, in JSON. */
    String receptionSheet(String caseNo) {
        HistoryService history = context.getBean(HistoryService.class);
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNo).singleResult().getId();
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance)
                .variableName("receptionSheet").singleResult().getValue().toString();
    }

    private void addStaff() {
        IdentityService identity = context.getBean(IdentityService.class);
        var group = identity.newGroup("service-advisor");
        group.setName("服务顾问");
        group.setType("WORKFLOW");
        identity.saveGroup(group);
        var user = identity.newUser(USER);
        user.setFirstName("李晓燕");
        user.setLastName("");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(USER, "service-advisor");
    }

    private void addFilter(String name, int priority, TaskQuery query) {
        FilterService filters = context.getBean(FilterService.class);
        filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(Map.of(
                "priority", priority, "color", "#2f6f6a", "refresh", false,
                "variables", List.of(Map.of("name", "plateNo", "label", "车牌"),
                        Map.of("name", "customerName", "label", "客户")))));
    }
}
