package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Random tasks, people and pages: what the fast way shows is what the rule says, in the order that was asked for. */
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FastTaskSqlTest {

    private static final long SEED = 20261122;
    private static final int TASKS = 400;
    private static final List<String> GROUPS = List.of("g1", "g2", "g3", "g4", "g5", "washers", "rare");
    private static final Date NOW = Date.from(Instant.parse("2026-11-23T01:00:00Z"));

    private final Random random = new Random(SEED);
    private final Map<String, Set<String>> candidates = new LinkedHashMap<>();
    private ProcessEngine engine;
    private JdbcClient jdbc;
    private List<Task> all;

    @BeforeAll
    void open() throws SQLException {
        var database = TaskRuleOnPostgresTest.database("task_page");
        engine = TaskRuleEngine.start(database, false);
        jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        for (int i = 0; i < TASKS; i++) insert("t" + i);
        all = engine.getTaskService().createTaskQuery().list();
        assertThat(all).hasSize(TASKS);
    }

    @AfterAll
    void close() {
        engine.close();
        TaskRuleOnPostgresTest.drop("task_page");
    }

    private void insert(String id) {
        jdbc.sql("insert into act_ru_task (id_, rev_, name_, assignee_, priority_, create_time_, due_date_, follow_up_date_, suspension_state_) values (?, 1, '任务', ?, 50, ?, ?, ?, 1)")
                .params(id, random.nextInt(3) == 0 ? "u" + random.nextInt(4) : null, near(), random.nextInt(4) == 0 ? null : near(), random.nextInt(2) == 0 ? null : near()).update();
        // one, several or no group, and one of them so rare that many people see nothing of it
        Set<String> groups = new HashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> groups.add(GROUPS.get(random.nextInt(GROUPS.size() - 1))));
        if (random.nextInt(100) == 0) groups.add("rare");
        for (String group : groups) {
            jdbc.sql("insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) values (?, 1, ?, 'candidate', ?)").params(id + group, group, id).update();
        }
        jdbc.sql("insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) values (?, 1, 'g1', 'watcher', ?)").params(id + "watch", id).update();
        candidates.put(id, groups);
    }

    /** One of few moments, so that many tasks are due at the same. */
    private Timestamp near() {
        return Timestamp.from(NOW.toInstant().plus(random.nextInt(21) - 10, ChronoUnit.HOURS));
    }

    private record Asked(TaskQuery query, Predicate<Task> wanted, Comparator<Task> order) {}

    private Asked ask(String me, List<String> mine) {
        TaskQuery query = engine.getTaskService().createTaskQuery();
        Predicate<Task> wanted = task -> true;
        int kind = random.nextInt(6);
        if (kind == 0) {
            query.taskAssignee(me);
            wanted = wanted.and(task -> me.equals(task.getAssignee()));
        }
        if (kind == 1 || kind == 2) {
            List<String> asked = kind == 1 ? mine : List.of(GROUPS.get(random.nextInt(GROUPS.size())), "g2");
            if (!asked.isEmpty()) {
                query.taskCandidateGroupIn(asked);
                boolean withAssigned = random.nextBoolean();
                if (withAssigned) query.includeAssignedTasks();
                wanted = wanted.and(task -> (withAssigned || task.getAssignee() == null) && candidates.get(task.getId()).stream().anyMatch(asked::contains));
            }
        }
        if (kind == 3 || random.nextInt(4) == 0) {
            query.taskUnassigned();
            wanted = wanted.and(task -> task.getAssignee() == null);
        }
        if (kind == 4 || random.nextInt(3) == 0) {
            query.dueBefore(NOW);
            wanted = wanted.and(task -> task.getDueDate() != null && task.getDueDate().before(NOW));
        }
        if (random.nextInt(3) == 0) {
            query.followUpBeforeOrNotExistent(NOW);
            wanted = wanted.and(task -> task.getFollowUpDate() == null || task.getFollowUpDate().before(NOW));
        }
        Comparator<Task> order;
        boolean descending = random.nextBoolean();
        if (random.nextBoolean()) {
            query.orderByDueDate();
            order = Comparator.comparing(Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder()));
        } else {
            query.orderByTaskCreateTime();
            order = Comparator.comparing(Task::getCreateTime);
        }
        order = order.thenComparing(Task::getId);
        return new Asked(descending ? query.desc() : query.asc(), wanted, descending ? order.reversed() : order);
    }

    @Test
    @DisplayName("a page, the pages behind it and the count are those of the rule, for 500 random people and questions (seed " + SEED + ")")
    void isTheRule() {
        for (int i = 0; i < 500; i++) {
            String me = "u" + random.nextInt(6);
            List<String> mine = IntStream.range(0, random.nextInt(4)).mapToObj(n -> random.nextInt(8) == 0 ? "wash-manager" : GROUPS.get(random.nextInt(GROUPS.size()))).distinct().toList();
            Person person = Person.of(me, mine, TaskRuleEngine.MANAGERS);
            Asked asked = ask(me, mine);
            List<String> expected = all.stream().filter(asked.wanted())
                    .filter(task -> me.equals(task.getAssignee()) || candidates.get(task.getId()).stream().anyMatch(person.seenGroups()::contains))
                    .sorted(asked.order()).map(Task::getId).toList();
            as(me, mine, () -> {
                assertThat(asked.query().count()).isEqualTo(expected.size());
                int size = 1 + random.nextInt(20);
                List<String> pages = new ArrayList<>();
                for (int from = 0; from <= expected.size(); from += size) asked.query().listPage(from, size).forEach(task -> pages.add(task.getId()));
                assertThat(pages).as("%s in %s", me, mine).isEqualTo(expected);
                return null;
            });
        }
    }

    @Test
    @DisplayName("the fast way finds the tasks that the engine's own text finds, restricted by the rule")
    void isTheEnginesOwn() {
        for (int i = 0; i < 200; i++) {
            String me = "u" + random.nextInt(6);
            List<String> mine = GROUPS.stream().filter(group -> random.nextInt(3) == 0).toList();
            Asked asked = ask(me, mine);
            Set<String> fast = as(me, mine, () -> ids(asked.query().list()));
            // a further condition that is true of every task makes it a question that the fast way does not know
            Set<String> engines = as(me, mine, () -> ids(asked.query().taskPriority(50).list()));
            assertThat(fast).isEqualTo(engines);
        }
    }

    @Test
    @DisplayName("all that a person may see is counted to 1,000 and one more")
    void countIsCapped() {
        jdbc.sql("insert into act_ru_task (id_, rev_, assignee_, priority_, create_time_, suspension_state_) select 'many' || n, 1, 'busy', 50, now(), 1 from generate_series(1, 1500) n").update();
        try {
            assertThat(as("busy", List.of(), () -> engine.getTaskService().createTaskQuery().taskAssignee("busy").count())).isEqualTo(FastTaskSql.COUNTED + 1);
            assertThat(as("busy", List.of(), () -> engine.getTaskService().createTaskQuery().taskAssignee("busy").orderByDueDate().asc().listPage(1490, 20))).hasSize(10);
        } finally {
            jdbc.sql("delete from act_ru_task where assignee_ = 'busy'").update();
        }
    }

    private <T> T as(String user, List<String> groups, Supplier<T> does) {
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            return does.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static Set<String> ids(List<Task> tasks) {
        return tasks.stream().map(Task::getId).collect(Collectors.toSet());
    }
}
