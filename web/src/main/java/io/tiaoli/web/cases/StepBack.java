package io.tiaoli.web.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.tiaoli.workers.forms.FormRecords;

/** Takes a case back to a step that somebody did before, in the same run, and leaves the step that is open now. */
@Component
class StepBack {

    /** An open step and the done ones that it can be taken back to. */
    record Move(String taskId, String name, List<Target> targets) {}

    record Target(String step, String name) {}

    private final CaseTasks tasks;
    private final HistoryService history;
    private final RepositoryService repository;
    private final Modification modification;
    private final FormRecords forms;
    private final CaseActs acts;

    StepBack(CaseTasks tasks, HistoryService history, RepositoryService repository, Modification modification, FormRecords forms, CaseActs acts) {
        this.tasks = tasks;
        this.history = history;
        this.repository = repository;
        this.modification = modification;
        this.forms = forms;
        this.acts = acts;
    }

    List<Move> moves(String caseNo) {
        return tasks.open(caseNo).stream().map(task -> new Move(task.getId(), task.getName(), targets(task))).filter(move -> !move.targets().isEmpty()).toList();
    }

    /** Steps that were completed in the run of the task; a step of a multi-instance belongs to its element and cannot be begun alone. */
    private List<Target> targets(Task task) {
        Map<String, String> done = new LinkedHashMap<>();
        history.createHistoricTaskInstanceQuery().processInstanceId(task.getProcessInstanceId()).finished().orderByHistoricActivityInstanceStartTime().asc().list().stream()
                .filter(t -> "completed".equals(t.getDeleteReason()) && !isRepeated(t)).forEach(t -> done.put(t.getTaskDefinitionKey(), t.getName()));
        List<Target> targets = new ArrayList<>();
        done.forEach((step, name) -> targets.add(new Target(step, name)));
        return targets;
    }

    private boolean isRepeated(HistoricTaskInstance task) {
        Object step = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return !(step instanceof UserTask user) || user.getLoopCharacteristics() != null;
    }

    /**
     * Begins an earlier step again, with its form as it was filled in last and the reason above it, and leaves the open one.
     *
     * @throws IllegalArgumentException in Chinese, when the task is done meanwhile or the step cannot be begun again
     */
    @Transactional
    public void back(String caseNo, String taskId, String step, String reason, String who) {
        var task = tasks.open(caseNo).stream().filter(t -> t.getId().equals(taskId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("要离开的这一步已经办完了，请刷新后再看"));
        var target = targets(task).stream().filter(t -> t.step().equals(step)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("不能退回到「%s」，只能退回到这个流程里已完成的步骤".formatted(step)));
        acts.add(caseNo, CaseActs.Act.REOPENED, Optional.of("从「%s」退回「%s」".formatted(task.getName(), target.name())), reason, who);
        forms.of(caseNo).stream().filter(entry -> entry.step().equals(step)).reduce((first, last) -> last)
                .ifPresent(entry -> forms.prepare(caseNo, entry.record(), entry.content()));
        try {
            modification.run(task.getProcessInstanceId(), activityInstance(task), false, step, reason);
        } catch (ProcessEngineException e) {
            throw new IllegalArgumentException("「%s」现在不能重新开始，请先退回到同一阶段的步骤".formatted(target.name()), e);
        }
    }

    private String activityInstance(Task task) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(task.getProcessInstanceId()).activityId(task.getTaskDefinitionKey()).unfinished().list().stream()
                .filter(activity -> task.getId().equals(activity.getTaskId())).findFirst().orElseThrow().getId();
    }
}
