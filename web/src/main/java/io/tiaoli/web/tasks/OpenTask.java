package io.tiaoli.web.tasks;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.tasks.WhoMayWork;
import io.tiaoli.web.pages.Me;
import io.tiaoli.web.pages.NotThere;

/** Finds an open task for somebody who may work it. */
@Component
public class OpenTask {

    /** A task and the case that it belongs to; {@code mine} when its assignee or a candidate looks, not only a manager. */
    public record Found(Task task, String caseNo, boolean mine) {}

    private final WhoMayWork may;
    private final TaskService tasks;
    private final RuntimeService runtime;

    OpenTask(WhoMayWork may, TaskService tasks, RuntimeService runtime) {
        this.may = may;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** The task; not there for whoever may not see it, and once it is done. */
    public Found require(Me me, String taskId) {
        var task = Optional.of(taskId).filter(id -> may.may(me.user(), me.groups(), id))
                .map(id -> tasks.createTaskQuery().taskId(id).singleResult())
                .orElseThrow(() -> new NotThere("没有这个任务，或者它已办完、不归您办"));
        var process = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return new Found(task, process.getBusinessKey(), me.user().equals(task.getAssignee()) || isCandidate(me.groups(), taskId));
    }

    private boolean isCandidate(List<String> groups, String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).anyMatch(groups::contains);
    }
}
