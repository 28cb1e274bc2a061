package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Expressions in queries: a few exact texts in stored filters, none in ad-hoc queries, {@code or} blocks included. */
class SafeQueriesTest {

    private static ProcessEngine engine;
    private static TaskService tasks;
    private static FilterService filters;

    @BeforeAll
    static void start() {
        engine = SafeEngine.start(Map.of());
        tasks = engine.getTaskService();
        filters = engine.getFilterService();
        engine.getRepositoryService().createDeployment().addString("flow.bpmn", SafeEngine.process("<bpmn:userTask id=\"step\" camunda:dueDate=\"${now()}\"/>")).deploy();
        engine.getRuntimeService().startProcessInstanceByKey("flow");
        tasks.setAssignee(tasks.createTaskQuery().singleResult().getId(), "li");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @AfterEach
    void clear() {
        engine.getIdentityService().clearAuthentication();
    }

    private static Filter saved(TaskQuery query) {
        return filters.saveFilter(filters.newTaskFilter("筛选").setQuery(query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser()}", "${now()}", "${secret.password}", "${''.getClass()}", "#{currentUser()}"})
    void anAdHocQueryHasNoExpression(String text) {
        engine.getIdentityService().setAuthentication("li", List.of());
        assertThatThrownBy(() -> tasks.createTaskQuery().taskAssigneeExpression(text).list()).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> tasks.createTaskQuery().taskAssigneeExpression(text).count()).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> tasks.createTaskQuery().or().taskAssigneeExpression(text).endOr().list()).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> tasks.createTaskQuery().or().taskName("x").endOr().or().taskName("y").dueBeforeExpression(text).endOr().count())
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void theFourTextsWorkInAStoredFilter() {
        engine.getIdentityService().setAuthentication("li", List.of("service-advisor"));
        assertThat(filters.count(saved(tasks.createTaskQuery().taskAssigneeExpression(FilterTexts.ME)).getId())).isEqualTo(1);
        assertThat(filters.list(saved(tasks.createTaskQuery().or().taskAssigneeExpression(FilterTexts.ME).dueAfterExpression(FilterTexts.NOW).endOr()).getId())).hasSize(1);
        assertThat(filters.count(saved(tasks.createTaskQuery().taskCandidateGroupInExpression(FilterTexts.MY_GROUPS)).getId())).isZero();
        assertThat(filters.count(saved(tasks.createTaskQuery().dueBeforeExpression(FilterTexts.END_OF_TODAY)).getId())).isEqualTo(1);
        assertThat(filters.count(saved(tasks.createTaskQuery().dueAfterExpression(FilterTexts.END_OF_TODAY)).getId())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${currentUser() }", "${secret.password}", "${''.getClass()}", "#{currentUser()}", "${dateTime()}", "${dateTime().plusDays(1)}",
        "${currentUser()}${secret}", "x${now()}"})
    void anotherTextIsRefusedWhenTheFilterIsSaved(String text) {
        assertThatThrownBy(() -> saved(tasks.createTaskQuery().taskAssigneeExpression(text))).isInstanceOf(BadUserRequestException.class).hasMessageContaining(text);
        assertThatThrownBy(() -> saved(tasks.createTaskQuery().or().taskAssigneeExpression(text).taskName("x").endOr())).isInstanceOf(BadUserRequestException.class);
        Filter harmless = saved(tasks.createTaskQuery().taskAssigneeExpression(FilterTexts.ME));
        assertThatThrownBy(() -> filters.saveFilter(harmless.setQuery(tasks.createTaskQuery().dueDateExpression(text)))).isInstanceOf(BadUserRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"taskAssignee\":\"x\",\"expressions\":{\"taskAssignee\":\"${secret.password}\"}}", "{\"assigneeExpression\":\"${secret.password}\"}",
        "{\"orQueries\":[{\"assigneeExpression\":\"${secret.password}\"}]}"})
    void aFilterThatCameIntoTheTableAnotherWayIsRefusedWhenItRuns(String query) {
        Filter filter = saved(tasks.createTaskQuery().taskAssigneeExpression(FilterTexts.ME));
        DataSource database = engine.getProcessEngineConfiguration().getDataSource();
        JdbcClient.create(database).sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?").params(query, filter.getId()).update();
        int read = SafeEngine.Secret.READ.get();
        if (query.contains("Expression")) {
            assertThatThrownBy(() -> filters.list(filter.getId())).hasStackTraceContaining("筛选里不允许表达式");
            assertThatThrownBy(() -> filters.count(filter.getId())).hasStackTraceContaining("筛选里不允许表达式");
        } else {
            filters.list(filter.getId());
        }
        assertThat(SafeEngine.Secret.READ).hasValue(read);
    }

    @Test
    void aQueryThatExtendsAFilterIsAdHoc() {
        Filter filter = saved(tasks.createTaskQuery());
        assertThatThrownBy(() -> filters.list(filter.getId(), tasks.createTaskQuery().taskAssigneeExpression(FilterTexts.ME))).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> filters.count(filter.getId(), tasks.createTaskQuery().or().taskAssigneeExpression(FilterTexts.ME).endOr())).isInstanceOf(BadUserRequestException.class);
        assertThat(filters.count(filter.getId(), tasks.createTaskQuery().taskAssignee("li"))).isEqualTo(1);
    }
}
