package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Date;
import java.util.List;
import java.util.Random;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The rows of {@code tiaoli_task_group} are at all times what the engine's own tables say. */
@EnabledIf("io.tiaoli.testing.TestDatabase#isPostgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskGroupRowsTest {

    private static final long SEED = 20261123;
    private static final String COLUMNS = "g.id_, g.group_id_, g.assignee_, g.due_date_, g.follow_up_date_, g.create_time_, g.tenant_id_";
    private static final String TRUTH = """
            select distinct t.id_, g.group_id_, t.assignee_, t.due_date_, t.follow_up_date_, t.create_time_, t.tenant_id_
            from act_ru_task t join act_ru_identitylink g on g.task_id_ = t.id_ and g.type_ = 'candidate' and g.group_id_ is not null order by 1, 2""";

    private final Random random = new Random(SEED);
    private ProcessEngine engine;
    private JdbcClient jdbc;

    @BeforeAll
    void open() throws SQLException {
        var database = TaskRuleOnPostgresTest.database("task_group");
        engine = TaskRuleEngine.start(database, false);
        jdbc = JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    @AfterAll
    void close() {
        engine.close();
        TaskRuleOnPostgresTest.drop("task_group");
    }

    @Test
    @DisplayName("whatever people and the engine do with tasks, the rows of their groups follow (seed " + SEED + ")")
    void follow() {
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(3) == 0) engine.getRuntimeService().startProcessInstanceByKey("wash");
            List<Task> open = engine.getTaskService().createTaskQuery().list();
            if (!open.isEmpty()) change(open.get(random.nextInt(open.size())));
            assertThat(rows("select " + COLUMNS + " from tiaoli_task_group g order by 1, 2")).as("after change %d", i).isEqualTo(rows(TRUTH));
        }
        assertThat(rows(TRUTH)).as("rows to compare").hasSizeGreaterThan(20);
    }

    private void change(Task task) {
        var tasks = engine.getTaskService();
        Date when = new Date(1_800_000_000_000L + random.nextInt(1000) * 60_000L);
        switch (random.nextInt(9)) {
            case 0 -> tasks.setAssignee(task.getId(), random.nextBoolean() ? "u" + random.nextInt(3) : null);
            case 1 -> tasks.addCandidateGroup(task.getId(), "g" + random.nextInt(3));
            // twice the same, of which one may go
            case 2 -> jdbc.sql("insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_) values ('twice' || random(), 1, 'washers', 'candidate', ?)").param(task.getId()).update();
            case 3 -> jdbc.sql("delete from act_ru_identitylink where id_ = (select min(id_) from act_ru_identitylink where task_id_ = ? and group_id_ is not null)").param(task.getId()).update();
            case 4 -> tasks.deleteCandidateGroup(task.getId(), "g" + random.nextInt(3));
            case 5 -> {
                task.setDueDate(random.nextBoolean() ? when : null);
                task.setFollowUpDate(random.nextBoolean() ? when : null);
                tasks.saveTask(task);
            }
            case 6 -> tasks.addUserIdentityLink(task.getId(), "u" + random.nextInt(3), "candidate");
            case 7 -> engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "the car has left");
            default -> tasks.complete(task.getId());
        }
    }

    private List<String> rows(String sql) {
        return jdbc.sql("select cast(r as text) from (" + sql + ") r").query(String.class).list();
    }
}
