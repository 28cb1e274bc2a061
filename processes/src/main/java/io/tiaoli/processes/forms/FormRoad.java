package io.tiaoli.processes.forms;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.workers.forms.StoredFormRecords;

/**
 * Puts every form on the one road: it opens with what a worker prepared, or with the last entry (with the extension
 * property {@code prefill=last} always, with {@code prefill=returned} where it came back for a {@code cause}); its completion is checked, the record is kept by case, and the fields
 * that name a variable are lifted into it. No copy of the record stays in the engine.
 */
@Component
class FormRoad extends AbstractBpmnParseListener {

    private final FormSource forms;
    private final FormCheck check;
    private final Submission submission;
    private final StartRecord startRecord;
    private final StoredFormRecords records;
    private final Author author;

    FormRoad(FormSource forms, FormCheck check, Submission submission, StartRecord startRecord, StoredFormRecords records, Author author) {
        this.forms = forms;
        this.check = check;
        this.submission = submission;
        this.startRecord = startRecord;
        this.records = records;
        this.author = author;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity definition && definition.getStartFormHandler() != null) {
            definition.setStartFormHandler(new CheckedStart(definition.getStartFormHandler(), definition.getDeploymentId()));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var deployment = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getDeploymentId();
        var ours = Extensions.of(element);
        Predicate<DelegateTask> last = created -> switch (String.valueOf(ours.get("prefill"))) {
            case "last" -> true;
            case "returned" -> cameBack(created, ours.getOrDefault("cause", ""));
            default -> false;
        };
        task.setTaskFormHandler(new CheckedTask(task.getTaskFormHandler(), (submitted, entity) -> complete(task.getFormDefinition(), deployment, submitted, entity)));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> open(task.getFormDefinition(), deployment, created, last.test(created)));
    }

    /** Whether one of the variables that name a cause says something. */
    private static boolean cameBack(DelegateTask task, String causes) {
        return Arrays.stream(causes.split("\\s*,\\s*")).map(task::getVariable).anyMatch(cause -> cause != null && !cause.toString().isBlank());
    }

    private void open(FormDefinition definition, String deployment, DelegateTask task, boolean last) {
        var form = forms.of(definition, deployment, task);
        String caseNo = task.getExecution().getProcessBusinessKey();
        form.flatMap(f -> records.prefill(caseNo, f.record()).or(() -> last ? records.latest(caseNo, f.record()) : Optional.empty()))
                .ifPresent(content -> task.setVariableLocal(form.get().record(), SpinValues.jsonValue(content.toString()).create()));
    }

    private void complete(FormDefinition definition, String deployment, VariableMap submitted, TaskEntity task) {
        var form = forms.of(definition, deployment, task).orElseThrow(() -> new FormRefused(java.util.List.of("步骤「%s」没有表单".formatted(task.getName()))));
        ObjectNode kept = check.checked(form, submission.of(form, submitted), submission.around(task));
        author.keeps(task.getExecution().getProcessBusinessKey(), form.record(), form.id(), task.getTaskDefinitionKey(), kept);
        check.variables(form, kept).forEach((name, value) -> lift(task.getExecution(), name, value));
    }

    /** A value that stays as it is costs nothing; a variable that is not there yet is made, even if it is empty. */
    private static void lift(VariableScope execution, String name, Object value) {
        if (!execution.hasVariable(name) || !Objects.equals(execution.getVariable(name), value)) execution.setVariable(name, value);
    }

    private abstract static class Checked implements FormHandler {

        @Override
        public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            throw new IllegalStateException("The stock handler has been configured before");
        }
    }

    private static final class CheckedTask extends Checked implements TaskFormHandler {

        private final TaskFormHandler stock;
        private final BiConsumer<VariableMap, TaskEntity> complete;

        CheckedTask(TaskFormHandler stock, BiConsumer<VariableMap, TaskEntity> complete) {
            this.stock = stock;
            this.complete = complete;
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            return stock.createTaskForm(task);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            complete.accept(submitted, (TaskEntity) scope);
        }
    }

    private final class CheckedStart extends Checked implements StartFormHandler {

        private final StartFormHandler stock;
        private final String deployment;

        CheckedStart(StartFormHandler stock, String deployment) {
            this.stock = stock;
            this.deployment = deployment;
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            return stock.createStartFormData(definition);
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            startRecord.submit(submitted, (ExecutionEntity) scope, deployment);
        }
    }
}
