package io.tiaoli.web.benchmark;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.Role;

/**
 * Very many open tasks, written as rows: one of 20 groups each, a third taken by one of 400 people, a tenth without due
 * date, the others due from two days ago for a month; the four variables of a card for 100,000 of them.
 */
final class OpenTasks {

    static final List<String> GROUPS = Stream.of(Role.values()).limit(20).map(Role::id).toList();
    private static final int WITH_CARD = 100_000;

    private final JdbcClient jdbc;

    OpenTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void fill(int count, LocalDateTime now) {
        clear();
        jdbc.sql("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_, due_date_, suspension_state_, task_state_)
                select md5('t' || n)::uuid::text, 1, md5('p' || n)::uuid::text, md5('p' || n)::uuid::text, d.id_, '领料维修', 'repair-car', case when n % 3 = 0 then 'person-' || (n / 3 % 400) end, 50,
                    :now - (n::bigint * 7919 % :count) * interval '1 second', case when n % 10 = 9 then null else :now - interval '2 days' + (n::bigint * 104729 % :count) * (interval '32 days' / :count) end, 1, 'Created'
                from generate_series(1, :count) n, (select id_ from act_re_procdef where key_ = 'vehicle-repair' order by version_ desc limit 1) d""").param("count", count).param("now", now).update();
        jdbc.sql("""
                insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                select md5('l' || n)::uuid::text, 1, (string_to_array(:groups, ','))[n % 20 + 1], 'candidate', md5('t' || n)::uuid::text from generate_series(1, :count) n""")
                .param("groups", String.join(",", GROUPS)).param("count", count).update();
        jdbc.sql("""
                insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, text_, var_scope_, is_concurrent_local_)
                select md5(v || n)::uuid::text, 1, 'string', v, md5('p' || n)::uuid::text, md5('p' || n)::uuid::text, '京T' || n, md5('p' || n)::uuid::text, false
                from generate_series(1, :count, greatest(1, :count / :cards)) n, unnest(array['plateNo', 'customerName', 'promisedAt', 'caseNo']) v""").param("count", count).param("cards", WITH_CARD).update();
        for (String table : new String[] {"act_ru_task", "act_ru_identitylink", "act_ru_variable", "tiaoli_task_group"}) jdbc.sql("vacuum analyze " + table).update();
    }

    void clear() {
        // these tasks belong to no execution: the engine's own foreign keys are not asked
        for (String table : new String[] {"act_ru_task", "act_ru_identitylink", "act_ru_variable"}) jdbc.sql("alter table " + table + " disable trigger all, enable trigger user").update();
        jdbc.sql("truncate act_ru_task, act_ru_identitylink, act_ru_variable, tiaoli_task_group cascade").update();
    }
}
