package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What each person finds: in queries, in stored filters, on task cards and in the history. */
abstract class FindingTasksContract extends CarWash {

    FindingTasksContract(ProcessEngine engine) {
        super(engine);
    }

    @Test
    void noAuthorizationRowIsWrittenPerTask() {
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).count()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> queriesOfAWasherFindWashersTasksOnly() {
        washer();
        Map<String, TaskQuery> found = new LinkedHashMap<>();
        found.put("all", tasks.createTaskQuery());
        Map<String, TaskQuery> hidden = new LinkedHashMap<>();
        hidden.put("by id", tasks.createTaskQuery().taskId(paying));
        hidden.put("by foreign group", tasks.createTaskQuery().taskCandidateGroup("cashiers"));
        hidden.put("by name", tasks.createTaskQuery().taskName("收银"));
        hidden.put("or block", tasks.createTaskQuery().or().taskId(paying).taskName("收银").endOr());
        hidden.put("by variable of a foreign task", tasks.createTaskQuery().taskId(paying).processVariableValueEquals("amount", 12L));
        return Stream.concat(
                found.entrySet().stream().map(query -> dynamicTest(query.getKey(), () -> {
                    assertThat(query.getValue().list()).hasSize(3).allMatch(task -> task.getName().equals("洗车"));
                    assertThat(query.getValue().count()).isEqualTo(3);
                    assertThat(query.getValue().listPage(0, 2)).hasSize(2);
                    assertThat(query.getValue().initializeFormKeys().orderByTaskCreateTime().desc().listPage(0, 10)).hasSize(3);
                })),
                hidden.entrySet().stream().map(query -> dynamicTest(query.getKey(), () -> {
                    assertThat(query.getValue().list()).isEmpty();
                    assertThat(query.getValue().count()).isZero();
                })));
    }

    @Test
    void storedFiltersShowWhatThePersonMaySee() {
        Filter all = filter("全部", tasks.createTaskQuery());
        Filter till = filter("收银", tasks.createTaskQuery().taskCandidateGroup("cashiers").orderByTaskCreateTime().desc());
        washer();
        assertThat(engine.getFilterService().list(all.getId())).hasSize(3);
        assertThat(engine.getFilterService().count(all.getId())).isEqualTo(3);
        assertThat(engine.getFilterService().listPage(till.getId(), 0, 10)).isEmpty();
    }

    @Test
    void storedFiltersKnowTheirPersonAndNothingElse() {
        Filter mine = filter("我的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        cashier();
        tasks.claim(paying, "li");
        assertThat(engine.getFilterService().list(mine.getId())).hasSize(1);
        assertThatThrownBy(() -> engine.getFilterService().list(mine.getId(), tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").endOr()))
                .isInstanceOf(BadUserRequestException.class);
    }

    private Filter filter(String name, TaskQuery query) {
        Filter filter = engine.getFilterService().newTaskFilter(name).setQuery(query);
        engine.getFilterService().saveFilter(filter);
        Authorization read = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setGroupId("staff");
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(read);
        return filter;
    }

    @Test
    void variablesOnTaskCardsAreThoseOfCasesWithATaskOfOnesOwn() {
        String other = engine.getRuntimeService().startProcessInstanceByKey("wash", Map.of("amount", 99L)).getId();
        Task washed = tasks.createTaskQuery().processInstanceId(other).taskDefinitionKey("wash-car").singleResult();
        tasks.complete(washed.getId());
        washer();
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("amount").list()).hasSize(3)
                .allMatch(variable -> variable.getValue().equals(12L));
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isEqualTo(3);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableScopeIdIn(payment.getProcessInstanceId()).count()).isEqualTo(1);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(other).count()).isZero();
        as("nobody");
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    }

    @Test
    void aWasherFindsNothingOfOthersInHistory() {
        washer();
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricIdentityLinkLogQuery().count()).isZero();
        assertThat(engine.getHistoryService().createUserOperationLogQuery().count()).isZero();
    }

    @Test
    void namesOfUsersAndGroupsAreNeverSql() {
        as("x' or '1'='1", "a') or 1=1 --", "wash-manager') or ('1'='1");
        assertThat(tasks.createTaskQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    }

    @Test
    void manyGroupsAndAPagedOrderedQueryGoTogether() {
        String[] groups = Stream.concat(Stream.of("washers"), Stream.iterate(0, i -> i + 1).limit(200).map(i -> "group-" + i)).toArray(String[]::new);
        as("wang", groups);
        assertThat(tasks.createTaskQuery().taskCandidateGroupIn(List.of("washers", "cashiers")).or().taskName("洗车").taskName("收银").endOr()
                .orderByTaskName().asc().orderByTaskCreateTime().desc().listPage(0, 2)).isEmpty();
        assertThat(tasks.createTaskQuery().taskCandidateGroupIn(List.of("washers", "cashiers")).orderByTaskCreateTime().desc().listPage(1, 2)).hasSize(2);
    }
}
