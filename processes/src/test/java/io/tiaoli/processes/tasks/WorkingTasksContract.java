package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.LongValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What candidates, assignees, managers and administrators can do to a task, and what even they cannot. */
abstract class WorkingTasksContract extends CarWash {

    WorkingTasksContract(ProcessEngine engine) {
        super(engine);
    }

    @Test
    void aCashierClaimsWorksAndCompletesByForm() {
        cashier();
        assertThat(tasks.createTaskQuery().list()).hasSize(3);
        assertThat(tasks.createTaskQuery().taskId(paying).singleResult()).isNotNull();
        assertThat(tasks.createTaskQuery().taskCandidateGroup("bosses").count()).isEqualTo(3);
        assertThat(forms.getTaskFormVariables(paying)).containsEntry("amount", 12L);
        tasks.claim(paying, "li");
        assertThat(tasks.createTaskQuery().taskAssignee("li").count()).isEqualTo(1);
        tasks.createComment(paying, payment.getProcessInstanceId(), "客户要发票");
        assertThat(tasks.getTaskComments(paying)).hasSize(2);
        assertThat(tasks.getIdentityLinksForTask(paying)).hasSize(3);
        forms.submitTaskForm(paying, Map.of("paid", true));
        assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
    }

    @Test
    void aCandidateReadsAllThatBelongsToTheTask() {
        cashier();
        assertThat(tasks.getVariables(paying)).containsEntry("amount", 12L);
        assertThat(tasks.getVariable(paying, "amount")).isEqualTo(12L);
        assertThat(tasks.<LongValue>getVariableTyped(paying, "amount").getValue()).isEqualTo(12L);
        assertThat(tasks.getVariablesLocal(paying)).isEmpty();
        assertThat(forms.getTaskFormData(paying).getTask().getId()).isEqualTo(paying);
        assertThat(forms.getRenderedTaskForm(paying)).isNull();
        assertThat(tasks.getTaskComment(paying, secret.getId()).getFullMessage()).isEqualTo("秘密");
        assertThatThrownBy(() -> forms.getDeployedTaskForm(paying)).isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void theAssigneeSetsDates() {
        cashier();
        tasks.claim(paying, "li");
        tasks.setDueDate(paying, new Date(1_800_000_000_000L));
        tasks.setFollowUpDate(paying, new Date(1_700_000_000_000L));
        assertThat(tasks.createTaskQuery().taskId(paying).singleResult().getFollowUpDate()).isEqualTo(new Date(1_700_000_000_000L));
    }

    @Test
    void aCandidateCompletesOnlyAfterClaiming() {
        cashier();
        refused(() -> forms.submitTaskForm(paying, Map.of()));
        refused(() -> tasks.setDueDate(paying, new Date()));
        tasks.claim(paying, "li");
        assertThatCode(() -> forms.submitTaskForm(paying, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aClaimedTaskIsStillSeenByItsCandidatesButNobodyElsesToWork() {
        cashier();
        tasks.claim(paying, "li");
        as("chen", "cashiers");
        assertThat(tasks.createTaskQuery().taskId(paying).count()).isEqualTo(1);
        refused(() -> tasks.claim(paying, "chen"));
        refused(() -> tasks.setAssignee(paying, "chen"));
        refused(() -> tasks.claim(paying, null));
        refused(() -> tasks.setAssignee(paying, null));
        refused(() -> forms.submitTaskForm(paying, Map.of()));
        cashier();
        tasks.setAssignee(paying, null);
        as("chen", "cashiers");
        tasks.claim(paying, "chen");
        assertThat(tasks.createTaskQuery().taskAssignee("chen").count()).isEqualTo(1);
    }

    @Test
    void aCandidateCannotAssignToOthers() {
        cashier();
        refused(() -> tasks.claim(paying, "chen"));
        refused(() -> tasks.setAssignee(paying, "chen"));
        tasks.claim(paying, "li");
        refused(() -> tasks.setAssignee(paying, "chen"));
        Task mine = tasks.createTaskQuery().taskId(paying).singleResult();
        mine.setAssignee("chen");
        refused(() -> tasks.saveTask(mine));
    }

    @TestFactory
    Stream<DynamicTest> evenTheAssigneeCompletesByFormOnly() {
        cashier();
        tasks.claim(paying, "li");
        Map<String, ThrowingCallable> past = new LinkedHashMap<>();
        past.put("complete", () -> tasks.complete(paying));
        past.put("complete with variables", () -> tasks.complete(paying, Map.of("paid", true)));
        past.put("complete with variables in return", () -> tasks.completeWithVariablesInReturn(paying, Map.of(), false));
        past.put("resolve", () -> tasks.resolveTask(paying));
        past.put("delegate", () -> tasks.delegateTask(paying, "chen"));
        past.put("set variable", () -> tasks.setVariable(paying, "amount", 0L));
        past.put("set local variable", () -> tasks.setVariableLocal(paying, "amount", 0L));
        past.put("remove variable", () -> tasks.removeVariable(paying, "amount"));
        past.put("set variable of the case", () -> engine.getRuntimeService().setVariable(payment.getExecutionId(), "amount", 0L));
        past.put("change group", () -> tasks.addCandidateGroup(paying, "washers"));
        past.put("BPMN error", () -> tasks.handleBpmnError(paying, "x"));
        return refused(past);
    }

    @Test
    void datesAreSavedByTheAssigneeAsTasklistDoes() {
        cashier();
        tasks.claim(paying, "li");
        Task mine = tasks.createTaskQuery().taskId(paying).singleResult();
        mine.setDueDate(new Date(1_800_000_000_000L));
        mine.setFollowUpDate(new Date(1_700_000_000_000L));
        tasks.saveTask(mine);
        assertThat(tasks.createTaskQuery().taskId(paying).singleResult().getDueDate()).isEqualTo(new Date(1_800_000_000_000L));
        Task renamed = tasks.createTaskQuery().taskId(paying).singleResult();
        renamed.setName("别的");
        refused(() -> tasks.saveTask(renamed));
    }

    @Test
    void aManagerSeesAssignsAndCompletesTheTasksOfTheManagedGroupOnly() {
        manager();
        assertThat(tasks.createTaskQuery().list()).hasSize(3).allMatch(task -> task.getName().equals("洗车"));
        tasks.setAssignee(washing, "sun");
        assertThatThrownBy(() -> tasks.claim(washing, "zhao")).isInstanceOf(TaskAlreadyClaimedException.class);
        tasks.setAssignee(washing, null);
        forms.submitTaskForm(washing, Map.of());
        assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
        refused(() -> tasks.setAssignee(paying, "zhao"));
        refused(() -> tasks.complete(tasks.createTaskQuery().listPage(0, 1).get(0).getId()));
    }

    @Test
    void anAssigneeWithoutGroupSeesAndCompletesTheOneTask() {
        manager();
        tasks.setAssignee(washing, "sun");
        as("sun");
        assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
        forms.submitTaskForm(washing, Map.of());
        assertThat(tasks.createTaskQuery().count()).isZero();
    }

    @Test
    void administratorsAndTheEngineItselfAreNotRestricted() {
        as("root", "administrator");
        assertThat(tasks.createTaskQuery().count()).isEqualTo(6);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isEqualTo(3);
        tasks.setVariable(paying, "amount", 5L);
        engine.getIdentityService().clearAuthentication();
        assertThat(tasks.createTaskQuery().count()).isEqualTo(6);
        tasks.complete(paying);
    }

    @Test
    void standaloneTasksAreOffForAdministratorsToo() {
        as("root", "administrator");
        assertThatThrownBy(() -> tasks.saveTask(tasks.newTask())).hasMessageContaining("standalone");
    }

    @Test
    void ourPagesAskTheSameRule() {
        var may = new WhoMayWork(engine, TaskRuleEngine.MANAGERS);
        tasks.setAssignee(washing, "sun");
        assertThat(may.may("wang", List.of("washers"), washing)).isTrue();
        assertThat(may.mayComplete("wang", List.of("washers"), washing)).isFalse();
        assertThat(may.mayComplete("sun", List.of(), washing)).isTrue();
        assertThat(may.mayComplete("zhao", List.of("wash-manager"), washing)).isTrue();
        assertThat(may.may("zhao", List.of("wash-manager"), paying)).isFalse();
        assertThat(may.may("li", List.of("cashiers"), washing)).isFalse();
        assertThat(may.may("root", List.of("administrator"), washing)).isTrue();
        assertThat(may.may("wang", List.of("washers"), "no-such-task")).isFalse();
        assertThat(may.may(null, List.of("washers"), washing)).isFalse();
    }
}
