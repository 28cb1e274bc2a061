package io.tiaoli.processes.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation.State;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/** Deletes the variables of a case that ends with one statement, not with one each; each still only as it was read. */
final class GroupedDeletes extends BatchDbSqlSession {

    private static final String STATEMENT = "tiaoliDeleteVariables";
    private static final String VARIABLES = "variables";
    /** A statement of PostgreSQL has room for 65,535 parameters, a variable needs two. */
    private static final int MOST = 1_000;

    GroupedDeletes(DbSqlSessionFactory factory) {
        super(factory);
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        Map<DbOperation, List<DbOperation>> groups = new IdentityHashMap<>();
        var result = super.executeDbOperations(grouped(operations, groups));
        // a variable that another changed comes first: what still refers to it fails only because of it
        List<DbOperation> failed = new ArrayList<>();
        groups.forEach((group, deletes) -> failed.addAll(settle(group, deletes)));
        result.getFailedOperations().stream().filter(operation -> !groups.containsKey(operation)).forEach(failed::add);
        return FlushResult.withFailuresAndRemaining(failed, result.getRemainingOperations().stream().flatMap(left -> groups.getOrDefault(left, List.of(left)).stream()).toList());
    }

    private static List<DbOperation> grouped(List<DbOperation> operations, Map<DbOperation, List<DbOperation>> groups) {
        List<DbOperation> all = new ArrayList<>();
        List<DbOperation> group = new ArrayList<>();
        for (var operation : operations) {
            boolean deletes = operation.getOperationType() == DbOperationType.DELETE && operation.getEntityType() == VariableInstanceEntity.class;
            if (!deletes || group.size() == MOST) close(group, all, groups);
            (deletes ? group : all).add(operation);
        }
        close(group, all, groups);
        return all;
    }

    private static void close(List<DbOperation> group, List<DbOperation> all, Map<DbOperation, List<DbOperation>> groups) {
        if (group.size() < 2) {
            all.addAll(group);
        } else {
            var deleted = group.stream().map(delete -> ((DbEntityOperation) delete).getEntity()).toList();
            var one = new DbBulkOperation(DbOperationType.DELETE_BULK, VariableInstanceEntity.class, STATEMENT, Map.of(VARIABLES, deleted));
            groups.put(one, List.copyOf(group));
            all.add(one);
        }
        group.clear();
    }

    /** What became of each; returns those that failed. One that another changed meanwhile fails them all, as it would the whole step. */
    private static List<DbOperation> settle(DbOperation group, List<DbOperation> deletes) {
        boolean tried = group.getState() != null && group.getState() != State.NOT_APPLIED;
        if (!tried) return List.of();
        var state = group.getState() == State.APPLIED && group.getRowsAffected() != deletes.size() ? State.FAILED_CONCURRENT_MODIFICATION : group.getState();
        deletes.forEach(delete -> {
            delete.setState(state);
            delete.setFailure(group.getFailure());
            delete.setRowsAffected(state == State.APPLIED ? 1 : 0);
        });
        return state == State.APPLIED ? List.of() : deletes;
    }

    /** Makes the statement known to the engine. */
    static void addTo(Configuration configuration) {
        configuration.addMappedStatement(new MappedStatement.Builder(configuration, STATEMENT, variables -> {
            var count = ((List<?>) ((Map<?, ?>) variables).get(VARIABLES)).size();
            String sql = "delete from ACT_RU_VARIABLE where (ID_, REV_) in (" + Stream.generate(() -> "(?, ?)").limit(count).collect(Collectors.joining(", ")) + ")";
            return new BoundSql(configuration, sql, IntStream.range(0, count).boxed().flatMap(i -> Stream.of(
                    new ParameterMapping.Builder(configuration, VARIABLES + "[" + i + "].id", String.class).build(),
                    new ParameterMapping.Builder(configuration, VARIABLES + "[" + i + "].revision", Integer.class).build())).toList(), variables);
        }, SqlCommandType.DELETE).build());
    }
}
