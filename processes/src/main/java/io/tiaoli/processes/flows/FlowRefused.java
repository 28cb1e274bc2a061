package io.tiaoli.processes.flows;

import static java.util.stream.Collectors.joining;

import java.util.List;

import org.camunda.bpm.engine.BadUserRequestException;

/** A deployment that was not accepted, with every finding. */
public class FlowRefused extends BadUserRequestException {

    private final transient List<Finding> findings;

    FlowRefused(List<Finding> findings) {
        super("部署未被接受：\n" + findings.stream().map(Finding::toString).collect(joining("\n")));
        this.findings = findings;
    }

    public List<Finding> findings() {
        return findings;
    }
}
