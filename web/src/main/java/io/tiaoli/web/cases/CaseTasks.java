package io.tiaoli.web.cases;

import java.time.Clock;
import java.util.List;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.tasks.WhoMayWork;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.StaffNames;
import io.tiaoli.web.pages.Times;

/** What is open in a case now: who shall do it until when. */
@Component
class CaseTasks {

    /** {@code url} leads to the task in Tasklist, null where it is not this person's; {@code of} names another case of the family. */
    record Row(String id, String name, String who, String since, String due, boolean overdue, String url, String of) {}

    private final TaskService tasks;
    private final WhoMayWork may;
    private final StaffNames names;
    private final Clock clock;

    CaseTasks(TaskService tasks, WhoMayWork may, StaffNames names, Clock clock) {
        this.tasks = tasks;
        this.may = may;
        this.names = names;
        this.clock = clock;
    }

    List<Task> open(String caseNo) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNo).orderByTaskCreateTime().asc().list();
    }

    List<Row> of(CaseFamily family, Me me) {
        return family.numbers().stream().flatMap(caseNo -> open(caseNo).stream().map(task -> row(task, family.other(caseNo), me))).toList();
    }

    private Row row(Task task, String of, Me me) {
        boolean overdue = task.getDueDate() != null && task.getDueDate().toInstant().isBefore(clock.instant());
        String url = may.may(me.user(), me.groups(), task.getId()) ? "/camunda/app/tasklist/default/#/?task=" + task.getId() : null;
        return new Row(task.getId(), task.getName(), who(task), Times.text(task.getCreateTime()), Times.text(task.getDueDate()), overdue, url, of);
    }

    private String who(Task task) {
        if (task.getAssignee() != null) return names.name(task.getAssignee());
        return "待领：" + names.groups(tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(group -> group != null).toList());
    }
}
