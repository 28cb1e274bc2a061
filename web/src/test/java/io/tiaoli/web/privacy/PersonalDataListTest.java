package io.tiaoli.web.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.TestDatabase;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.workers.privacy.PersonalData;
import io.tiaoli.workers.privacy.PersonalData.Kind;

/** The list of what we hold of people is whole, whatever table or column comes. */
@AppTest
class PersonalDataListTest {

    @Autowired JdbcClient jdbc;

    /** The columns of every table of ours and of the engine; the value says whether texts, notes, pictures or papers can stand in it. */
    static Map<String, Map<String, Boolean>> columns(JdbcClient jdbc) {
        Map<String, Map<String, Boolean>> columns = new TreeMap<>();
        jdbc.sql("select lower(c.table_name), lower(c.column_name), lower(c.data_type) from information_schema.columns c join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema "
                + "where lower(c.table_schema) = lower(current_schema) and t.table_type = 'BASE TABLE'").query((row, n) -> columns.computeIfAbsent(row.getString(1), table -> new TreeMap<>())
                        .put(row.getString(2), row.getString(3).matches(".*(char|text|bytea|binary|large object|json).*"))).list();
        return columns;
    }

    @Test
    @DisplayName("every table is in the list of personal data, and the list names no table that is not there")
    void namesEveryTable() {
        var listed = PersonalData.entries().stream().map(PersonalData.Entry::table).collect(Collectors.toCollection(TreeSet::new));
        if (!TestDatabase.isPostgres()) listed.remove("tiaoli_task_group");
        assertThat(listed).containsExactlyInAnyOrderElementsOf(columns(jdbc).keySet());
    }

    @Test
    @DisplayName("every column of text in a table about people is said to be erased, or to say nothing of them; no column is named that is not there")
    void namesEveryColumn() {
        var columns = columns(jdbc);
        for (var entry : PersonalData.entries()) {
            if (entry.kind() != Kind.PERSON || entry.isKept() || entry.isDeleted()) continue;
            Set<String> named = new TreeSet<>(entry.plain());
            named.addAll(entry.overwritten());
            assertThat(columns.get(entry.table()).keySet()).as(entry.table()).containsAll(named);
            assertThat(named).as(entry.table()).containsAll(columns.get(entry.table()).entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).filter(c -> !c.equals("state")).toList());
        }
    }

    @Test
    @DisplayName("who looked at, exported or erased what stays as it was written: the database refuses every change")
    @EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
    void keepsTheAudit() {
        for (String change : new String[] {"update personal_data_act set who = 'nobody'", "delete from personal_data_act", "truncate personal_data_act", "delete from personal_paper_act where id = 'x'"}) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).rootCause().hasMessageContaining("are never changed");
        }
    }
}
