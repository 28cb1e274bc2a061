package io.tiaoli.processes.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;

/** Reads a table of the engine through the rule: {@code from X RES} becomes {@code from (select … where …) RES}. */
final class RestrictedSql {

    /** A table that the engine's query reads under the alias RES, and the part of it that a person may see. */
    enum Table {
        TASKS("ACT_RU_TASK RES", "select T.* from ACT_RU_TASK T where %s"),
        VARIABLES("ACT_RU_VARIABLE RES",
                "select V.* from ACT_RU_VARIABLE V where V.PROC_INST_ID_ in (select T.PROC_INST_ID_ from ACT_RU_TASK T where %s)");

        private final String from;
        private final String restricted;

        Table(String from, String restricted) {
            this.from = from;
            this.restricted = restricted;
        }
    }

    private static final String PARAMETER = "taskRule";

    /** @throws IllegalStateException if the engine's statement has changed: it must never run unrestricted */
    static BoundSql of(MappedStatement statement, Object parameter, Table table, Person person) {
        BoundSql stock = statement.getBoundSql(parameter);
        int at = stock.getSql().indexOf(table.from);
        boolean once = at >= 0 && stock.getSql().indexOf(table.from, at + 1) < 0;
        if (!once || stock.getSql().substring(0, at).indexOf('?') >= 0) {
            throw new IllegalStateException("The engine's statement " + statement.getId() + " has changed");
        }
        String sql = stock.getSql().substring(0, at) + "(" + table.restricted.formatted(condition(person)) + ") RES"
                + stock.getSql().substring(at + table.from.length());
        return bound(statement, stock, sql, values(person));
    }

    private static String condition(Person person) {
        List<String> groups = person.seenGroups();
        if (groups.isEmpty()) return "T.ASSIGNEE_ = ?";
        return "T.ASSIGNEE_ = ? or T.ID_ in (select IL.TASK_ID_ from ACT_RU_IDENTITYLINK IL"
                + " where IL.TYPE_ = 'candidate' and IL.TASK_ID_ is not null and IL.GROUP_ID_ in ("
                + String.join(", ", Collections.nCopies(groups.size(), "?")) + "))";
    }

    private static List<String> values(Person person) {
        List<String> values = new ArrayList<>(List.of(person.userId()));
        values.addAll(person.seenGroups());
        return values;
    }

    private static BoundSql bound(MappedStatement statement, BoundSql stock, String sql, List<String> values) {
        List<ParameterMapping> mappings = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            mappings.add(new ParameterMapping.Builder(statement.getConfiguration(), PARAMETER + i, String.class).build());
        }
        mappings.addAll(stock.getParameterMappings());
        var restricted = new BoundSql(statement.getConfiguration(), sql, mappings, stock.getParameterObject());
        stock.getAdditionalParameters().forEach(restricted::setAdditionalParameter);
        for (int i = 0; i < values.size(); i++) restricted.setAdditionalParameter(PARAMETER + i, values.get(i));
        return restricted;
    }

    private RestrictedSql() {}
}
