package io.tiaoli.processes.testing;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.events.Events;

/** A small flow of the tests, deployed as an owner would, to see what the platform does for every flow. */
@Component
public class Sample {

    public static final String FLOW = "platform-sample";

    private final ProcessEngine engine;
    private final Events events;

    Sample(ProcessEngine engine, Events events) {
        this.engine = engine;
        this.events = events;
    }

    public Deployment deploy() {
        var deployment = engine.getRepositoryService().createDeployment().name("shared/" + FLOW);
        for (String file : new String[] {FLOW + ".bpmn", FLOW + "-note.form"}) {
            try {
                deployment.addInputStream(file, new ClassPathResource("flows/" + FLOW + "/" + file).getInputStream());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return deployment.deploy();
    }

    public void remove(Deployment deployment) {
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
    }

    /** Tells an event of the sample, valid for a day. */
    public void tell(String event, String vehicleId) {
        events.publish(event, vehicleId, Map.of("vehicleId", vehicleId), java.time.Duration.ofDays(1), java.util.Optional.empty(), UUID.randomUUID().toString());
    }

    public ProcessInstance running(String vehicleId) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(FLOW).variableValueEquals("vehicleId", vehicleId).singleResult();
    }
}
