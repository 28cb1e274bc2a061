package io.tiaoli.web.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Why a task came back: what its diagram names by the extension property {@code cause}, or the words of whoever took the case back. */
@Component
public class Causes {

    /** The task's own variable with the words of whoever took the case back to it. */
    public static final String TAKEN_BACK = "takenBackBecause";
    private static final String PROPERTY = "cause";

    private final RepositoryService repository;
    private final TaskService tasks;

    Causes(RepositoryService repository, TaskService tasks) {
        this.repository = repository;
        this.tasks = tasks;
    }

    List<String> of(Task task) {
        List<String> names = new ArrayList<>(StepProperties.list(StepProperties.step(repository, task), PROPERTY));
        names.add(TAKEN_BACK);
        var values = tasks.getVariables(task.getId(), names);
        return names.stream().map(values::get).filter(Objects::nonNull).map(Object::toString).filter(text -> !text.isBlank()).toList();
    }
}
