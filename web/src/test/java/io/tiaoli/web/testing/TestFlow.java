package io.tiaoli.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A small flow for tests: a worker that needs a value, a step of a program outside that may refuse, a person's step. */
@Component
public class TestFlow {

    public static final String ID = "parts-enquiry";
    public static final String TOPIC = "ask-supplier";

    private final RepositoryService repository;
    private String deployment;

    TestFlow(RepositoryService repository) {
        this.repository = repository;
    }

    /** Deploys it as an owner does, through the same check. */
    public void deploy() {
        var files = repository.createDeployment().name("workshop/" + ID).source("a test needs it");
        for (String file : new String[] {ID + ".bpmn", "parts-enquiry-answer.form"}) {
            try (var content = new ClassPathResource("test-flow/" + file).getInputStream()) {
                files.addInputStream(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        deployment = files.deploy().getId();
    }

    /** Removes it with its cases. */
    public void remove() {
        repository.deleteDeployment(deployment, true);
    }
}
