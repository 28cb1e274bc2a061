package io.tiaoli.processes.tasks;

import java.util.Map;
import java.util.Optional;

import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.camunda.bpm.engine.impl.context.Context;

/** Puts the rule in front of every query for tasks and for the variables on task cards. */
@Intercepts(@Signature(type = Executor.class, method = "query",
        args = {MappedStatement.class, Object.class, RowBounds.class, ResultHandler.class}))
public final class QueryRestriction implements Interceptor {

    private static final Map<String, RestrictedSql.Table> RESTRICTED = Map.of(
            "selectTaskByQueryCriteria", RestrictedSql.Table.TASKS,
            "selectTaskCountByQueryCriteria", RestrictedSql.Table.TASKS,
            "selectVariableInstanceByQueryCriteria", RestrictedSql.Table.VARIABLES,
            "selectVariableInstanceCountByQueryCriteria", RestrictedSql.Table.VARIABLES);

    private final ActingPerson acting;
    private final boolean postgres;

    QueryRestriction(ActingPerson acting, boolean postgres) {
        this.acting = acting;
        this.postgres = postgres;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        MappedStatement statement = (MappedStatement) invocation.getArgs()[0];
        RestrictedSql.Table table = RESTRICTED.get(statement.getId().substring(statement.getId().lastIndexOf('.') + 1));
        if (table == null) return invocation.proceed();
        Optional<Person> person = acting.in(Context.getCommandContext());
        if (person.isEmpty()) return invocation.proceed();

        Object parameter = invocation.getArgs()[1];
        RowBounds bounds = (RowBounds) invocation.getArgs()[2];
        BoundSql sql = restricted(statement, statement.getBoundSql(parameter), table, person.get());
        Executor executor = (Executor) invocation.getTarget();
        return executor.query(statement, parameter, bounds, (ResultHandler<?>) invocation.getArgs()[3],
                executor.createCacheKey(statement, parameter, bounds, sql), sql);
    }

    private BoundSql restricted(MappedStatement statement, BoundSql stock, RestrictedSql.Table table, Person person) {
        Optional<BoundSql> fast = postgres && table == RestrictedSql.Table.TASKS ? FastTaskSql.of(statement, stock, person) : Optional.empty();
        return fast.orElseGet(() -> RestrictedSql.of(statement, stock, table, person));
    }
}
