package io.tiaoli.web.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.safety.FilterTexts;

/** The four filters that everybody finds in Tasklist, with plate, customer and promised time on each card. */
@Component
@Order(11)
class Filters implements ApplicationRunner {

    private static final List<Map<String, String>> CARD = List.of(
            Map.of("name", "plateNo", "label", "车牌"), Map.of("name", "customerName", "label", "客户"),
            Map.of("name", "promisedAt", "label", "承诺时间"), Map.of("name", "caseNo", "label", "案件号"));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    Filters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        add("我的任务", -10, "#1c6b57", query().taskAssigneeExpression(FilterTexts.ME));
        add("我组待领", -5, "#2f6fb0", query().taskCandidateGroupInExpression(FilterTexts.MY_GROUPS).taskUnassigned());
        add("今日到期", 0, "#b7791f", query().dueBeforeExpression(FilterTexts.END_OF_TODAY));
        add("已超期", 5, "#b03a2e", query().dueBeforeExpression(FilterTexts.NOW));
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().orderByDueDate().asc();
    }

    private void add(String name, int priority, String color, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) return;
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", priority, "color", color, "variables", CARD, "showUndefinedVariable", false, "refresh", true));
        filters.saveFilter(filter);
        var everybody = authorizations.createNewAuthorization(AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
