package io.tiaoli.processes.tasks;

import java.util.List;
import java.util.Optional;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * A page of tasks in PostgreSQL without reading all that a person may see: the own tasks and those of each group are
 * branches, each in order and cut to the page, so that the database walks an index and stops. The tasks of a group are
 * rows of {@code tiaoli_task_group}, which bear the names of the engine's columns and so take the engine's conditions as they
 * are. The engine's own text sorts all rows of a million by all their columns for it.
 */
final class FastTaskSql {

    /** A count goes no further than one more than this: whoever reads it says "1000+". */
    static final int COUNTED = 1_000;

    private final TaskPage page;
    private final TaskQueryImpl query;
    private final Person person;
    private final Statement sql;

    private FastTaskSql(TaskPage page, TaskQueryImpl query, Person person, Statement sql) {
        this.page = page;
        this.query = query;
        this.person = person;
        this.sql = sql;
    }

    /** Empty where the query is not one of the known shapes: it is the engine's own text then that is restricted. */
    static Optional<BoundSql> of(MappedStatement statement, BoundSql stock, Person person) {
        if (!(stock.getParameterObject() instanceof TaskQueryImpl query)) return Optional.empty();
        if (query.getAssignee() != null && !query.getAssignee().equals(person.userId())) return Optional.empty();
        return TaskPage.read(stock.getSql())
                .map(page -> new FastTaskSql(page, query, person, new Statement(statement, stock)).whole(stock.getParameterMappings().size()));
    }

    private BoundSql whole(int parameters) {
        boolean mine = !asksForFree();
        boolean others = query.getAssignee() == null && !person.seenGroups().isEmpty();
        if (page.isCount()) sql.text("select least(count(*), ").value(COUNTED + 1L).text(") from (");
        else sql.text("select " + page.columns() + " from (");
        if (mine || !others) mine();
        if (mine && others) sql.text(" union all ");
        if (others) others();
        if (page.isCount()) return sql.text(") RES").bound();
        return sql.text(") RES order by " + page.order() + " ").engines(page.limit(), page.parameters(), parameters).bound();
    }

    private boolean asksForFree() {
        return query.isUnassigned() || query.getCandidateGroups() != null && !query.isIncludeAssignedTasks();
    }

    private void mine() {
        sql.text("(select " + (page.isCount() ? "1" : "RES.*") + " from ACT_RU_TASK RES where RES.ASSIGNEE_ = ").value(person.userId()).text(" and ");
        end(page.ofTask());
    }

    /** A task of several groups comes once for each of them, and is taken once. */
    private void others() {
        sql.text(page.isCount() ? "select 1 from (" : "select T.* from ACT_RU_TASK T where T.ID_ in (").text("select distinct RES.ID_ from (values ");
        String separator = "(";
        for (String group : asksForSeenGroups() ? query.getCandidateGroups() : person.seenGroups()) {
            sql.text(separator).value(group).text(")");
            separator = ", (";
        }
        sql.text(") G(ID) cross join lateral (select RES.ID_ from tiaoli_task_group RES where RES.GROUP_ID_ = G.ID and RES.ASSIGNEE_ is distinct from ").value(person.userId()).text(" and ");
        end(asksForSeenGroups() ? page.ofTaskInGroup() : page.ofTask());
        sql.text(" RES)");
        if (page.isCount()) sql.text(" OTHERS");
    }

    /** Then the tasks of the groups that are asked for are what may be seen. */
    private boolean asksForSeenGroups() {
        List<String> asked = query.getCandidateGroups();
        return asked != null && !asked.isEmpty() && person.seenGroups().containsAll(asked);
    }

    private void end(String conditions) {
        sql.engines(conditions, 0, page.parameters());
        if (!page.isCount()) sql.text(" order by " + page.order());
        sql.text(" limit ").value(page.isCount() ? COUNTED + 1L : (long) query.getFirstResult() + query.getMaxResults()).text(")");
    }
}
