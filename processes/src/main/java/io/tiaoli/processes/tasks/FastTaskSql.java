package io.tiaoli.processes.tasks;

import java.util.List;
import java.util.Optional;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * A page of tasks in PostgreSQL without reading all that a person may see: the own tasks and those of the groups are two
 * branches, each in order and cut to the page, so that the database walks an index and stops. The engine's own text sorts
 * all rows of a million by all their columns for it.
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
        if (page.isCount()) sql.text("select least(count(*), ").value((long) COUNTED + 1).text(") from (");
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

    /** {@code offset 0} keeps the order out: nobody has so many tasks that walking all others in order would be less work. */
    private void mine() {
        branch("(select T.* from ACT_RU_TASK T where T.ASSIGNEE_ = ");
        sql.text(" offset 0) RES where ");
        end();
    }

    private void others() {
        branch("ACT_RU_TASK RES where RES.ASSIGNEE_ is distinct from ");
        sql.text(" and ");
        if (!asksForSeenGroups()) RestrictedSql.candidate(sql, "RES", person.seenGroups()).text(" and ");
        end();
    }

    /** Then the filter's own condition is the rule, and need not be looked up twice. */
    private boolean asksForSeenGroups() {
        List<String> asked = query.getCandidateGroups();
        return asked != null && !asked.isEmpty() && person.seenGroups().containsAll(asked);
    }

    private void branch(String from) {
        sql.text(page.isCount() ? "(select 1 from " : "(select RES.* from ").text(from).value(person.userId());
    }

    private void end() {
        sql.engines(page.where(), 0, page.parameters());
        if (!page.isCount()) sql.text(" order by " + page.order());
        sql.text(" limit ").value(page.isCount() ? (long) COUNTED + 1 : (long) query.getFirstResult() + query.getMaxResults()).text(")");
    }
}
