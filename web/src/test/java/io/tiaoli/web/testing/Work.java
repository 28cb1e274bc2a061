package io.tiaoli.web.testing;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Somebody claims a task and completes it by its form, as Tasklist would. */
@Component
public class Work {

    private final IdentityService identities;
    private final TaskService tasks;
    private final FormService forms;
    private final ObjectMapper json;
    private final Floor floor;

    Work(IdentityService identities, TaskService tasks, FormService forms, ObjectMapper json, Floor floor) {
        this.identities = identities;
        this.tasks = tasks;
        this.forms = forms;
        this.json = json;
        this.floor = floor;
    }

    public void complete(String person, Task task, String record, Object entered) {
        identities.setAuthentication(person, List.of(person.replaceFirst("-\\d+$", "")));
        try {
            tasks.claim(task.getId(), person);
            forms.submitTaskForm(task.getId(), Variables.putValueTyped(record, SpinValues.jsonValue(json.writeValueAsString(entered)).create()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        } finally {
            identities.clearAuthentication();
        }
        floor.settle();
    }
}
