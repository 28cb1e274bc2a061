package io.tiaoli.processes.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.processes.Role;
import io.tiaoli.processes.deadlines.Notices.Kind;

/**
 * Watches the due date of every person's step: reminds shortly before, and when it is late tells the manager of the role,
 * who becomes a candidate; the task itself stays. Work of people who are away goes to their substitute or back to the group.
 */
@Component
public class DeadlineWatch {

    private static final int AT_ONCE = 500;
    private static final String OWNER = "owner";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Notices notices;
    private final Absences absences;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration remindBefore;

    DeadlineWatch(TaskService tasks, RuntimeService runtime, RepositoryService repository, Notices notices, Absences absences, JdbcClient jdbc, Clock clock,
            @Value("${tiaoli.deadlines.remind-before:PT30M}") Duration remindBefore) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.notices = notices;
        this.absences = absences;
        this.jdbc = jdbc;
        this.clock = clock;
        this.remindBefore = remindBefore;
    }

    /** Looks once at all due dates and absences; returns how many notices were given. */
    public int runOnce() {
        int told = 0;
        for (var task : untold()) told += watch(task);
        for (var absence : absences.today()) {
            for (var task : tasks.createTaskQuery().active().taskAssignee(absence.user()).list()) told += handOver(task, absence);
        }
        return told;
    }

    /** Tasks that are due, or so nearly that it is time to remind, and nobody was told so. */
    private List<Task> untold() {
        var now = OffsetDateTime.now(clock);
        var ids = jdbc.sql("""
                select t.ID_, t.CREATE_TIME_, t.DUE_DATE_ from ACT_RU_TASK t where t.SUSPENSION_STATE_ = 1 and t.DUE_DATE_ <= :soon and not exists (
                    select 1 from task_notice n where n.task_id = t.ID_ and n.due_at = t.DUE_DATE_ and n.kind = case when t.DUE_DATE_ <= :now then 'ESCALATION' else 'REMINDER' end)
                order by t.DUE_DATE_ fetch first\s""" + AT_ONCE + " rows only").param("soon", now.plus(remindBefore)).param("now", now)
                .query((row, n) -> remindAt(row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant()).isAfter(clock.instant()) ? null : row.getString(1))
                .list().stream().filter(Objects::nonNull).toList();
        return ids.isEmpty() ? List.of() : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list();
    }

    /** So long before it is due as is set, but not before half of the time has passed. */
    private Instant remindAt(Instant created, Instant due) {
        Instant half = created.plus(Duration.between(created, due).dividedBy(2));
        return due.minus(remindBefore).isBefore(half) ? half : due.minus(remindBefore);
    }

    private int watch(Task task) {
        Instant due = task.getDueDate().toInstant();
        var groups = groups(task);
        int told = 0;
        if (due.isAfter(clock.instant())) {
            String whom = task.getAssignee() != null ? task.getAssignee() : groups.stream().findFirst().orElse("");
            if (tell(task, Kind.REMINDER, due, whom)) told++;
        } else {
            String manager = manager(task, groups);
            if (tell(task, Kind.ESCALATION, due, manager)) {
                if (!groups.contains(manager)) tasks.addCandidateGroup(task.getId(), manager);
                told++;
            }
        }
        return told;
    }

    private int handOver(Task task, Absences.Absence absence) {
        String whom = absence.substitute().orElseGet(() -> groups(task).stream().findFirst().orElse(""));
        if (absence.substitute().isEmpty() && whom.isEmpty()) return 0;
        tasks.setAssignee(task.getId(), absence.substitute().orElse(null));
        return tell(task, Kind.ABSENCE, clock.instant(), whom) ? 1 : 0;
    }

    private boolean tell(Task task, Kind kind, Instant due, String whom) {
        return notices.tell(task.getId(), kind, due, caseOf(task), task.getName(), whom);
    }

    private String caseOf(Task task) {
        var process = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return process == null ? null : process.getBusinessKey();
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType())).map(IdentityLink::getGroupId).filter(g -> g != null).toList();
    }

    /** The role that the diagram names in {@code escalateTo} ({@code owner}: nobody else, the task's own), else the manager of the task's role. */
    private String manager(Task task, List<String> groups) {
        var step = (UserTask) repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        var named = Optional.ofNullable(Extensions.of(step).get("escalateTo"));
        if (named.filter(OWNER::equals).isPresent()) return groups.stream().findFirst().orElse("");
        return named.or(() -> groups.stream().flatMap(g -> Role.of(g).stream()).map(Role::manager).findFirst()).orElse(Role.GENERAL_MANAGER.id());
    }
}
