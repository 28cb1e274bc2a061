package io.tiaoli.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.testing.DatabaseWork;
import io.tiaoli.testing.Report;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Wire;

/** A page of Tasklist and its count among very many open tasks, for a member of three of 20 groups, as Tasklist asks for it. */
@AppTest
class TaskPageBenchmark {

    private static final String PERSON = "service-advisor-1";
    private static final List<String> MINE = OpenTasks.GROUPS.subList(0, 3);
    /** Ours on the engine's table of tasks. */
    private static final Map<String, String> INDEXES = Map.of("tiaoli_task_due", "due_date_, id_", "tiaoli_task_own", "assignee_, due_date_, id_");
    private static final int TIMES = 20;
    private static final int AT_LEAST = 5;
    private static final int SECONDS_A_FILTER = 20;

    /** Milliseconds and blocks of one statement, on average. */
    private record Cost(double milliseconds, long blocks) {}

    @Autowired JdbcClient jdbc;
    @Autowired Floor floor;
    @Autowired Wire wire;
    @Autowired FilterService filters;
    @Autowired IdentityService identities;
    @Autowired TaskService tasks;

    @AfterEach
    void leave() {
        new OpenTasks(jdbc).clear();
    }

    @Test
    @DisplayName("a page and its count among very many open tasks")
    void measures() {
        MINE.stream().filter(group -> identities.createUserQuery().userId(PERSON).memberOfGroup(group).count() == 0).forEach(group -> identities.createMembership(PERSON, group));
        for (int count : Report.sizes("tasks", "100000")) {
            new OpenTasks(jdbc).fill(count, floor.now());
            jdbc.sql("update act_ru_task set assignee_ = :me where assignee_ = 'person-1'").param("me", PERSON).update();
            Map<String, Supplier<TaskQuery>> stock = stock();
            var report = new Report("A page of 15 and its count at %,d open tasks".formatted(count), "filter", "page, ms in the database", "page, blocks", "count, ms", "count, blocks", "stock page, ms", "stock page, blocks", "stock count, ms", "stock count, blocks", "request p50, ms", "request p95, ms");
            Map<String, List<Double>> requests = new LinkedHashMap<>();
            Map<String, Cost[]> ours = new LinkedHashMap<>();
            var session = wire.signedOn(PERSON);
            stock.keySet().forEach(name -> {
                String path = "/camunda/api/engine/engine/default/filter/%s/list?firstResult=0&maxResults=15".formatted(filters.createFilterQuery().filterName(name).singleResult().getId());
                asked(session, path, TIMES);
                DatabaseWork.begin(jdbc);
                requests.put(name, asked(session, path, TIMES * 3));
                ours.put(name, new Cost[] {cost("select RES.REV\\_%"), cost("select least(count%")});
            });
            for (String index : INDEXES.keySet()) jdbc.sql("drop index " + index).update();
            try {
                stock.forEach((name, query) -> {
                    DatabaseWork.begin(jdbc);
                    for (int i = 0; i < 3; i++) {
                        query.get().listPage(0, 15);
                        query.get().count();
                    }
                    Cost page = cost("select distinct%");
                    Cost all = cost("SELECT COUNT%");
                    Cost[] mine = ours.get(name);
                    report.row(name, mine[0].milliseconds(), mine[0].blocks(), mine[1].milliseconds(), mine[1].blocks(), page.milliseconds(), page.blocks(), all.milliseconds(), all.blocks(),
                            Report.percentile(requests.get(name), 50), Report.percentile(requests.get(name), 95));
                });
            } finally {
                INDEXES.forEach((index, columns) -> jdbc.sql("create index %s on act_ru_task (%s)".formatted(index, columns)).update());
                report.write();
            }
        }
    }

    /** The same tasks asked for with the engine's own means, without any restriction and without our indexes. */
    private Map<String, Supplier<TaskQuery>> stock() {
        Date now = Timestamp.valueOf(floor.now());
        Date tomorrow = Timestamp.valueOf(floor.now().toLocalDate().plusDays(1).atStartOfDay());
        Map<String, Supplier<TaskQuery>> stock = new LinkedHashMap<>();
        stock.put("我的任务", () -> tasks.createTaskQuery().taskAssignee(PERSON).orderByDueDate().asc());
        stock.put("我组待领", () -> tasks.createTaskQuery().taskCandidateGroupIn(MINE).taskUnassigned().orderByDueDate().asc());
        stock.put("今日到期", () -> seen().dueBefore(tomorrow).orderByDueDate().asc());
        stock.put("已超期", () -> seen().dueBefore(now).orderByDueDate().asc());
        return stock;
    }

    private TaskQuery seen() {
        return tasks.createTaskQuery().or().taskAssignee(PERSON).taskCandidateGroupIn(MINE).includeAssignedTasks().endOr();
    }

    /** Milliseconds of each request: so many, or fewer where they are slow, so that the whole ends. */
    private static List<Double> asked(Wire.Session session, String path, int times) {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + SECONDS_A_FILTER * 1_000_000_000L;
        while (took.size() < times && (took.size() < AT_LEAST || System.nanoTime() < end)) took.add(ask(session, path));
        return took;
    }

    private static double ask(Wire.Session session, String path) {
        long began = System.nanoTime();
        var answer = session.get(path, "Accept", "application/hal+json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"count\":").contains("领料维修");
        return (System.nanoTime() - began) / 1e6;
    }

    private Cost cost(String statement) {
        return jdbc.sql("""
                select coalesce(sum(total_exec_time) / nullif(sum(calls), 0), 0), coalesce(sum(shared_blks_hit + shared_blks_read) / nullif(sum(calls), 0), 0)
                from pg_stat_statements where query like ? and query ~* '(act_ru_task|tiaoli_task_group)'""").param(statement).query((row, n) -> new Cost(row.getDouble(1), row.getLong(2))).single();
    }
}
