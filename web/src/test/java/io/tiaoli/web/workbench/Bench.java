package io.tiaoli.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.processes.flows.FlowHistory;
import io.tiaoli.web.testing.TestFlow;

/** The workbench of a test: drafts that it begins and drops, and a flow of the test's own that leaves no trace. */
@Component
class Bench {

    static final String OWNER = "process-owner-workshop-1";
    /** An administrator owns all lines. */
    static final String OTHER = "administrator-1";
    static final String REPAIR = "workshop/vehicle-repair";
    static final String ENQUIRY = "workshop/" + TestFlow.ID;

    private final Drafts drafts;
    private final FlowDeployments deployments;
    private final FlowHistory history;
    private final TestFlow flow;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    Bench(Drafts drafts, FlowDeployments deployments, FlowHistory history, TestFlow flow, RepositoryService repository, JdbcClient jdbc) {
        this.drafts = drafts;
        this.deployments = deployments;
        this.history = history;
        this.flow = flow;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    void deployEnquiry() {
        flow.deploy();
    }

    void begin(String folder) {
        drafts.open(folder, OWNER);
    }

    Draft draft(String folder) {
        return drafts.find(folder).orElseThrow();
    }

    /** What the draft holds of a file. */
    String kept(String folder, String file) {
        return text(drafts.content(draft(folder)).files().get(file));
    }

    /** What runs of a file. */
    String running(String folder, String file) {
        return text(deployments.content(folder, deployments.latest(folder).deploymentId()).files().get(file));
    }

    int versions(String folder) {
        return history.of(folder).size();
    }

    /** Changes a text of a file of the draft, which must be there and become another. */
    void change(String folder, String file, UnaryOperator<String> edit) {
        String before = kept(folder, file);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        var draft = draft(folder);
        drafts.save(draft, draft.editor(), draft.revision(), file, after.getBytes(StandardCharsets.UTF_8), "改了文字");
    }

    void clear() {
        jdbc.sql("delete from flow_draft").update();
        jdbc.sql("delete from deploy_rule").update();
        repository.createDeploymentQuery().deploymentName(ENQUIRY).list().forEach(d -> repository.deleteDeployment(d.getId(), true));
        jdbc.sql("delete from flow_deployment where folder = ?").param(ENQUIRY).update();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
