package io.tiaoli.processes.tasks;

import java.util.List;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;

/** Reads a table of the engine through the rule: {@code from X RES} becomes {@code from (select … where …) RES}. */
final class RestrictedSql {

    /** A table that the engine's query reads under the alias RES, and the part of it that a person may see. */
    enum Table {
        TASKS("ACT_RU_TASK RES", "select T.* from ACT_RU_TASK T where ", ""),
        VARIABLES("ACT_RU_VARIABLE RES",
                "select V.* from ACT_RU_VARIABLE V where exists (select 1 from ACT_RU_TASK T where T.PROC_INST_ID_ = V.PROC_INST_ID_ and (", "))");

        private final String from;
        private final String before;
        private final String after;

        Table(String from, String before, String after) {
            this.from = from;
            this.before = before;
            this.after = after;
        }
    }

    /** @throws IllegalStateException if the engine's statement has changed: it must never run unrestricted */
    static BoundSql of(MappedStatement statement, BoundSql stock, Table table, Person person) {
        String sql = stock.getSql();
        int at = sql.indexOf(table.from);
        boolean once = at >= 0 && sql.indexOf(table.from, at + 1) < 0;
        if (!once || sql.substring(0, at).indexOf('?') >= 0) {
            throw new IllegalStateException("The engine's statement " + statement.getId() + " has changed");
        }
        var whole = new Statement(statement, stock).text(sql.substring(0, at)).text("(").text(table.before);
        seen(whole, person).text(table.after).text(") RES");
        return whole.engines(sql.substring(at + table.from.length()), 0, stock.getParameterMappings().size()).bound();
    }

    /** {@code exists} leaves to the database where it begins, at the tasks or at the groups. */
    private static Statement seen(Statement sql, Person person) {
        sql.text("T.ASSIGNEE_ = ").value(person.userId());
        if (person.seenGroups().isEmpty()) return sql;
        return sql.text(" or exists (select 1 from ACT_RU_IDENTITYLINK L where L.TASK_ID_ = T.ID_ and L.TYPE_ = 'candidate' and L.GROUP_ID_ in (").values(person.seenGroups()).text("))");
    }

    private RestrictedSql() {}
}
