package io.tiaoli.processes.tasks;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.*;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

import io.tiaoli.processes.safety.CommandField;

/** Which commands about tasks a person may give, and when; any other command about a task is closed. */
final class TaskCommandRules {

    /** Whether this person may give this command about this task. */
    interface Rule {

        boolean allows(Person person, Object command, TaskEntity task);
    }

    private static final Rule SEEING = (person, command, task) -> person.sees(task);
    private static final Rule COMPLETING = (person, command, task) -> person.completes(task);
    private static final Rule ASSIGNING = (person, command, task) -> person.assigns(task, CommandField.text(command, "userId").orElse(null));

    private static final Map<Class<?>, Rule> OPEN = Map.ofEntries(
            Map.entry(GetTaskVariableCmd.class, SEEING), Map.entry(GetTaskVariableCmdTyped.class, SEEING), Map.entry(GetTaskVariablesCmd.class, SEEING),
            Map.entry(GetTaskFormCmd.class, SEEING), Map.entry(GetTaskFormVariablesCmd.class, SEEING),
            Map.entry(GetRenderedTaskFormCmd.class, SEEING), Map.entry(GetDeployedTaskFormCmd.class, SEEING),
            Map.entry(GetIdentityLinksForTaskCmd.class, SEEING),
            Map.entry(GetTaskCommentCmd.class, SEEING), Map.entry(GetTaskCommentsCmd.class, SEEING),
            Map.entry(AddCommentCmd.class, TaskCommandRules::commentOnThisTask),
            Map.entry(ClaimTaskCmd.class, ASSIGNING), Map.entry(AssignTaskCmd.class, ASSIGNING),
            Map.entry(SetTaskDueDateCmd.class, COMPLETING), Map.entry(SetTaskFollowUpDateCmd.class, COMPLETING),
            Map.entry(SaveTaskCmd.class, TaskChanges::areAllowed),
            Map.entry(SubmitTaskFormCmd.class, COMPLETING));

    /** Commands are about tasks by their name; external tasks are machines' work, reports and history keep the engine's grants. */
    private static final Pattern TASKS = Pattern.compile("Task|Comment|Attachment|IdentityLink");
    private static final Pattern ELSEWHERE = Pattern.compile("External|Metrics|TaskWorkerCount|Historic|ForProcessDefinition");

    private static final ClassValue<Boolean> ABOUT_TASKS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> command) {
            return soundsLikeTasks(command);
        }
    };

    /** The rule of a command; empty if it is closed or not about a task at all. */
    static Optional<Rule> open(Class<?> command) {
        return Optional.ofNullable(OPEN.get(command));
    }

    /** Whether a command is about tasks at all; native queries are, for they read any table. */
    static boolean isAboutTasks(Class<?> command) {
        return ABOUT_TASKS.get(command);
    }

    /** Where a command keeps the id of its task. */
    static String taskIdField(Class<?> command) {
        return command == GetTaskFormVariablesCmd.class ? "resourceId" : "taskId";
    }

    private static boolean soundsLikeTasks(Class<?> command) {
        if (AbstractNativeQuery.class.isAssignableFrom(command)) return true;
        return command.getName().startsWith("org.camunda.bpm.engine.") && !ListQueryParameterObject.class.isAssignableFrom(command)
                && TASKS.matcher(command.getSimpleName()).find() && !ELSEWHERE.matcher(command.getSimpleName()).find();
    }

    /** A comment may name a case beside the task; then it must be the task's own. */
    private static boolean commentOnThisTask(Person person, Object command, TaskEntity task) {
        return person.sees(task) && CommandField.text(command, "processInstanceId").map(task.getProcessInstanceId()::equals).orElse(true);
    }

    private TaskCommandRules() {}
}
