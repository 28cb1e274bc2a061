package io.tiaoli.processes.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.value.LongValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What each kind of person can and cannot do; three cars stand at the wash, each with a task for washers and one for cashiers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TaskRuleContract {

    private ProcessEngine engine;
    private TaskService tasks;
    private FormService forms;
    private String washing;
    private String paying;
    private Task payment;
    private Comment secret;
    private Attachment attachment;

    abstract ProcessEngine start() throws Exception;

    @BeforeAll
    void startEngine() throws Exception {
        engine = start();
        tasks = engine.getTaskService();
        forms = engine.getFormService();
        engine.getRepositoryService().createDeployment().addString("wash.bpmn", TaskRuleEngine.BPMN).deploy();
    }

    @AfterAll
    void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void threeCars() {
        for (int i = 0; i < 3; i++) engine.getRuntimeService().startProcessInstanceByKey("wash", "W-" + i, Map.of("amount", 12L));
        payment = tasks.createTaskQuery().taskDefinitionKey("take-payment").listPage(0, 1).get(0);
        paying = payment.getId();
        washing = tasks.createTaskQuery().taskDefinitionKey("wash-car").listPage(0, 1).get(0).getId();
        secret = tasks.createComment(paying, null, "秘密");
        attachment = tasks.createAttachment("text", paying, null, "单据", "", "http://localhost/x");
    }

    @AfterEach
    void clear() {
        engine.getIdentityService().clearAuthentication();
        engine.getFilterService().createFilterQuery().list().forEach(filter -> engine.getFilterService().deleteFilter(filter.getId()));
        engine.getRuntimeService().createProcessInstanceQuery().list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "cleared"));
    }

    private void as(String user, String... groups) {
        engine.getIdentityService().setAuthentication(user, List.of(groups));
    }

    private void washer() {
        as("wang", "washers", "staff");
    }

    private void cashier() {
        as("li", "cashiers", "staff");
    }

    private void manager() {
        as("zhao", "wash-manager", "staff");
    }

    private static void refused(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(AuthorizationException.class).hasMessageContaining("您不能");
    }

    private static Stream<DynamicTest> refused(Map<String, ThrowingCallable> actions) {
        return actions.entrySet().stream().map(action -> dynamicTest(action.getKey(), () ->
                assertThatThrownBy(action.getValue()).isInstanceOf(AuthorizationException.class)));
    }

    @Test
    void noAuthorizationRowIsWrittenPerTask() {
        assertThat(engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK).count()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> queriesOfAWasherFindWashersTasksOnly() {
        washer();
        Map<String, TaskQuery> found = new LinkedHashMap<>();
        found.put("all", tasks.createTaskQuery());
        Map<String, TaskQuery> hidden = new LinkedHashMap<>();
        hidden.put("by id", tasks.createTaskQuery().taskId(paying));
        hidden.put("by foreign group", tasks.createTaskQuery().taskCandidateGroup("cashiers"));
        hidden.put("by name", tasks.createTaskQuery().taskName("收银"));
        hidden.put("or block", tasks.createTaskQuery().or().taskId(paying).taskName("收银").endOr());
        hidden.put("by variable of a foreign task", tasks.createTaskQuery().taskId(paying).processVariableValueEquals("amount", 12L));
        return Stream.concat(
                found.entrySet().stream().map(query -> dynamicTest(query.getKey(), () -> {
                    assertThat(query.getValue().list()).hasSize(3).allMatch(task -> task.getName().equals("洗车"));
                    assertThat(query.getValue().count()).isEqualTo(3);
                    assertThat(query.getValue().listPage(0, 2)).hasSize(2);
                    assertThat(query.getValue().initializeFormKeys().orderByTaskCreateTime().desc().listPage(0, 10)).hasSize(3);
                })),
                hidden.entrySet().stream().map(query -> dynamicTest(query.getKey(), () -> {
                    assertThat(query.getValue().list()).isEmpty();
                    assertThat(query.getValue().count()).isZero();
                })));
    }

    @Test
    void storedFiltersShowWhatThePersonMaySee() {
        Filter all = filter("全部", tasks.createTaskQuery());
        Filter till = filter("收银", tasks.createTaskQuery().taskCandidateGroup("cashiers").orderByTaskCreateTime().desc());
        washer();
        assertThat(engine.getFilterService().list(all.getId())).hasSize(3);
        assertThat(engine.getFilterService().count(all.getId())).isEqualTo(3);
        assertThat(engine.getFilterService().listPage(till.getId(), 0, 10)).isEmpty();
    }

    private Filter filter(String name, TaskQuery query) {
        Filter filter = engine.getFilterService().newTaskFilter(name).setQuery(query);
        engine.getFilterService().saveFilter(filter);
        Authorization read = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setGroupId("staff");
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(read);
        return filter;
    }

    @TestFactory
    Stream<DynamicTest> aWasherCannotReadACashiersTask() {
        washer();
        Map<String, ThrowingCallable> reading = new LinkedHashMap<>();
        reading.put("form variables", () -> forms.getTaskFormVariables(paying));
        reading.put("form data", () -> forms.getTaskFormData(paying));
        reading.put("rendered form", () -> forms.getRenderedTaskForm(paying));
        reading.put("deployed form", () -> forms.getDeployedTaskForm(paying));
        reading.put("form key", () -> forms.getTaskFormKey(payment.getProcessDefinitionId(), "take-payment"));
        reading.put("variables", () -> tasks.getVariables(paying));
        reading.put("variable", () -> tasks.getVariable(paying, "amount"));
        reading.put("typed variable", () -> tasks.getVariableTyped(paying, "amount"));
        reading.put("local variables", () -> tasks.getVariablesLocal(paying));
        reading.put("variables of its case", () -> engine.getRuntimeService().getVariables(payment.getExecutionId()));
        reading.put("identity links", () -> tasks.getIdentityLinksForTask(paying));
        reading.put("comments", () -> tasks.getTaskComments(paying));
        reading.put("comment", () -> tasks.getTaskComment(paying, secret.getId()));
        reading.put("comments of its case", () -> tasks.getProcessInstanceComments(payment.getProcessInstanceId()));
        reading.put("attachments", () -> tasks.getTaskAttachments(paying));
        reading.put("attachments of its case", () -> tasks.getProcessInstanceAttachments(payment.getProcessInstanceId()));
        reading.put("attachment of the task", () -> tasks.getTaskAttachment(paying, attachment.getId()));
        reading.put("attachment", () -> tasks.getAttachment(attachment.getId()));
        reading.put("content of the attachment", () -> tasks.getAttachmentContent(attachment.getId()));
        reading.put("content of the task's attachment", () -> tasks.getTaskAttachmentContent(paying, attachment.getId()));
        reading.put("events", () -> tasks.getTaskEvents(paying));
        reading.put("sub-tasks", () -> tasks.getSubTasks(paying));
        reading.put("native query", () -> tasks.createNativeTaskQuery().sql("select * from ACT_RU_TASK").list());
        reading.put("native count", () -> tasks.createNativeTaskQuery().sql("select count(*) from ACT_RU_TASK").count());
        reading.put("native query of cases", () -> engine.getRuntimeService().createNativeProcessInstanceQuery().sql("select * from ACT_RU_EXECUTION").list());
        reading.put("native query of history", () -> engine.getHistoryService().createNativeHistoricTaskInstanceQuery().sql("select * from ACT_HI_TASKINST").list());
        reading.put("task report", () -> tasks.createTaskReport().taskCountByCandidateGroup());
        return refused(reading);
    }

    @TestFactory
    Stream<DynamicTest> aWasherCannotChangeACashiersTask() {
        washer();
        Map<String, ThrowingCallable> changing = new LinkedHashMap<>();
        changing.put("set variable", () -> tasks.setVariable(paying, "amount", 0L));
        changing.put("set local variable", () -> tasks.setVariableLocal(paying, "amount", 0L));
        changing.put("remove variable", () -> tasks.removeVariable(paying, "amount"));
        changing.put("claim", () -> tasks.claim(paying, "wang"));
        changing.put("give back", () -> tasks.setAssignee(paying, null));
        changing.put("assign to oneself", () -> tasks.setAssignee(paying, "wang"));
        changing.put("own", () -> tasks.setOwner(paying, "wang"));
        changing.put("delegate", () -> tasks.delegateTask(paying, "wang"));
        changing.put("resolve", () -> tasks.resolveTask(paying));
        changing.put("complete", () -> tasks.complete(paying));
        changing.put("submit form", () -> forms.submitTaskForm(paying, Map.of()));
        changing.put("submit form with variables in return", () -> forms.submitTaskFormWithVariablesInReturn(paying, Map.of(), false));
        changing.put("add candidate user", () -> tasks.addCandidateUser(paying, "wang"));
        changing.put("add candidate group", () -> tasks.addCandidateGroup(paying, "washers"));
        changing.put("delete candidate group", () -> tasks.deleteCandidateGroup(paying, "bosses"));
        changing.put("delete candidate user", () -> tasks.deleteCandidateUser(paying, "li"));
        changing.put("priority", () -> tasks.setPriority(paying, 9));
        changing.put("name", () -> tasks.setName(paying, "x"));
        changing.put("description", () -> tasks.setDescription(paying, "x"));
        changing.put("due date", () -> tasks.setDueDate(paying, new Date()));
        changing.put("follow-up date", () -> tasks.setFollowUpDate(paying, new Date()));
        changing.put("save", () -> {
            payment.setDescription("x");
            tasks.saveTask(payment);
        });
        changing.put("delete", () -> tasks.deleteTask(paying));
        changing.put("new task", () -> tasks.saveTask(tasks.newTask()));
        changing.put("BPMN error", () -> tasks.handleBpmnError(paying, "x"));
        changing.put("escalation", () -> tasks.handleEscalation(paying, "x"));
        changing.put("comment", () -> tasks.createComment(paying, null, "x"));
        changing.put("comment on its case", () -> tasks.createComment(null, payment.getProcessInstanceId(), "x"));
        changing.put("comment on one's own task that names another case", () -> tasks.createComment(washing, "another-case", "x"));
        changing.put("change comment", () -> tasks.updateTaskComment(paying, secret.getId(), "x"));
        changing.put("delete comment", () -> tasks.deleteTaskComment(paying, secret.getId()));
        changing.put("delete comment of the case", () -> tasks.deleteProcessInstanceComment(payment.getProcessInstanceId(), secret.getId()));
        changing.put("attach", () -> tasks.createAttachment("text", paying, null, "x", "", "http://localhost/x"));
        changing.put("change attachment", () -> tasks.saveAttachment(attachment));
        changing.put("delete attachment", () -> tasks.deleteAttachment(attachment.getId()));
        changing.put("delete the task's attachment", () -> tasks.deleteTaskAttachment(paying, attachment.getId()));
        return refused(changing);
    }

    @Test
    void aWasherFindsNothingOfOthersInHistory() {
        washer();
        assertThat(engine.getHistoryService().createHistoricTaskInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricIdentityLinkLogQuery().count()).isZero();
        assertThat(engine.getHistoryService().createUserOperationLogQuery().count()).isZero();
    }

    @Test
    void variablesOnTaskCardsAreThoseOfCasesWithATaskOfOnesOwn() {
        String other = engine.getRuntimeService().startProcessInstanceByKey("wash", Map.of("amount", 99L)).getId();
        Task washed = tasks.createTaskQuery().processInstanceId(other).taskDefinitionKey("wash-car").singleResult();
        tasks.complete(washed.getId());
        washer();
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("amount").list()).hasSize(3)
                .allMatch(variable -> variable.getValue().equals(12L));
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isEqualTo(3);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableScopeIdIn(payment.getProcessInstanceId()).count()).isEqualTo(1);
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(other).count()).isZero();
        as("nobody");
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
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
    void namesOfUsersAndGroupsAreNeverSql() {
        as("x' or '1'='1", "a') or 1=1 --", "wash-manager') or ('1'='1");
        assertThat(tasks.createTaskQuery().count()).isZero();
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().count()).isZero();
    }

    @Test
    void manyGroupsAndAPagedOrderedQueryGoTogether() {
        String[] groups = Stream.concat(Stream.of("washers"), Stream.iterate(0, i -> i + 1).limit(200).map(i -> "group-" + i)).toArray(String[]::new);
        as("wang", groups);
        assertThat(tasks.createTaskQuery().taskCandidateGroupIn(List.of("washers", "cashiers")).or().taskName("洗车").taskName("收银").endOr()
                .orderByTaskName().asc().orderByTaskCreateTime().desc().listPage(0, 2)).isEmpty();
        assertThat(tasks.createTaskQuery().taskCandidateGroupIn(List.of("washers", "cashiers")).orderByTaskCreateTime().desc().listPage(1, 2)).hasSize(2);
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

    @Test
    void storedFiltersKnowTheirPersonAndNothingElse() {
        Filter mine = filter("我的任务", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        cashier();
        tasks.claim(paying, "li");
        assertThat(engine.getFilterService().list(mine.getId())).hasSize(1);
        assertThatThrownBy(() -> engine.getFilterService().list(mine.getId(), tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}").endOr()))
                .isInstanceOf(BadUserRequestException.class);
    }
}
