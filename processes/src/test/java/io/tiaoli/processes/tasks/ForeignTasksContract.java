package io.tiaoli.processes.tasks;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What nobody can do to a task of others, by whichever way. */
abstract class ForeignTasksContract extends CarWash {

    ForeignTasksContract(ProcessEngine engine) {
        super(engine);
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
}
