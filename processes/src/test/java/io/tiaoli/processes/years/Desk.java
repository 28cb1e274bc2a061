package io.tiaoli.processes.years;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.testing.Scans;
import io.tiaoli.processes.years.Staff.Entry;
import io.tiaoli.workers.documents.Document;
import io.tiaoli.workers.documents.Documents;
import io.tiaoli.workers.documents.NewPhoto;
import io.tiaoli.workers.documents.Photo;
import io.tiaoli.workers.documents.Photos;
import io.tiaoli.workers.papers.NewPaper;
import io.tiaoli.workers.papers.PaperKind;
import io.tiaoli.workers.papers.Papers;

/** What is done with paper beside a form: the owner signs, a licence is copied, a picture is taken. */
@Component
class Desk {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ObjectMapper json;
    private final Documents documents;
    private final Papers papers;
    private final Photos photos;
    private final Owner owner;

    Desk(RuntimeService runtime, TaskService tasks, ObjectMapper json, Documents documents, Papers papers, Photos photos, Owner owner) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.json = json;
        this.documents = documents;
        this.papers = papers;
        this.photos = photos;
        this.owner = owner;
    }

    void sign(Task task, String title) {
        var paper = documents.of(caseNo(task)).stream().filter(one -> one.title().equals(title)).max(Comparator.comparing(Document::version)).orElseThrow();
        documents.sign(paper.id(), owner.name(), Scans.signature(), "sales-consultant-1");
    }

    Entry signed(Task task, String record, String field, String title) {
        sign(task, title);
        return Entry.of(record, field, "SIGNED");
    }

    void copy(Task task, PaperKind kind) {
        papers.keep(new NewPaper(caseNo(task), task.getTaskDefinitionKey(), kind, owner.name(), "paper.jpg", Scans.photo()), "sales-consultant-1");
    }

    void photo(Task task) {
        photos.add(new NewPhoto(caseNo(task), task.getTaskDefinitionKey(), Photo.Kind.OTHER, "delivery.jpg", Scans.photo(), Optional.empty()), "sales-consultant-1");
    }

    /** What the form of a task shows when it opens. */
    @SuppressWarnings("unchecked")
    Map<String, Object> shown(Task task, String record) {
        var value = tasks.getVariableTyped(task.getId(), record, false);
        if (value == null || ((JsonValue) value).getValueSerialized() == null) return Map.of();
        try {
            return json.readValue(((JsonValue) value).getValueSerialized(), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String caseNo(Task task) {
        return runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
    }
}
