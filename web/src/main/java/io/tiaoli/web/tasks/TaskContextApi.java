package io.tiaoli.web.tasks;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.tiaoli.web.pages.SignedOn;

/** Answers Tasklist's question about a task. */
@RestController
class TaskContextApi {

    private final SignedOn signedOn;
    private final OpenTask tasks;
    private final TaskContexts contexts;

    TaskContextApi(SignedOn signedOn, OpenTask tasks, TaskContexts contexts) {
        this.signedOn = signedOn;
        this.tasks = tasks;
        this.contexts = contexts;
    }

    @GetMapping("/api/tasks/{id}/context")
    TaskContext context(@PathVariable String id) {
        return contexts.of(tasks.require(signedOn.me(), id));
    }
}
