package io.tiaoli.web.tasks;

import java.util.Arrays;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.Extensions;
import io.tiaoli.workers.papers.PaperKind;

/** Which people's papers a step takes or shows: the extension property {@code papers} of its user task, such as {@code DRIVING_LICENCE, ID_CARD}. */
@Component
public class TaskPapers {

    private final RepositoryService repository;

    TaskPapers(RepositoryService repository) {
        this.repository = repository;
    }

    public List<PaperKind> of(Task task) {
        BaseElement step = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return Arrays.stream(Extensions.of(step).getOrDefault("papers", "").split(",")).map(String::strip).flatMap(name -> PaperKind.of(name).stream()).toList();
    }
}
