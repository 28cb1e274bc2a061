package io.tiaoli.processes.forms;

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;


/** What was entered in a start form: checked before the case has a number, kept as soon as it has one. */
@Component
public class StartRecord {

    private static final String CHECKED = "startRecord";

    private final FormSource forms;
    private final FormCheck check;
    private final Submission submission;
    private final Author author;
    private final ObjectMapper json;

    StartRecord(FormSource forms, FormCheck check, Submission submission, Author author, ObjectMapper json) {
        this.forms = forms;
        this.check = check;
        this.submission = submission;
        this.author = author;
        this.json = json;
    }

    /** Checks a submitted start form and sets the variables that it lifts. */
    void submit(VariableMap submitted, ExecutionEntity execution, String deploymentId) {
        var definition = (ProcessDefinitionEntity) execution.getProcessDefinition();
        var form = forms.of(definition.getStartFormDefinition(), deploymentId, execution);
        if (form.isEmpty()) {
            execution.setVariables(submitted);
            return;
        }
        var kept = check.checked(form.get(), submission.of(form.get(), submitted), submission.around(execution));
        execution.setVariables(check.variables(form.get(), kept));
        execution.setVariableLocal(CHECKED, Variables.stringValue(form.get().id() + "\n" + form.get().record() + "\n" + kept, true));
    }

    /** Keeps the checked record under the case's number. */
    public void keep(ExecutionEntity execution) {
        var checked = (String) execution.getVariableLocal(CHECKED);
        if (checked == null) return;
        execution.removeVariableLocal(CHECKED);
        var parts = checked.split("\n", 3);
        try {
            author.keeps(execution.getProcessBusinessKey(), parts[1], parts[0], "start", json.readTree(parts[2]));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
