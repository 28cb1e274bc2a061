package io.tiaoli.web.workbench.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

/** The follow-up after a service in a test: its cases, its versions, and the end of all that came of them. */
@Component
class FollowUpFlow {

    static final String FLOW = "after-service-follow-up";
    static final String FOLDER = "workshop/" + FLOW;

    private final Orders orders;
    private final Floor floor;
    private final Consents consents;
    private final FlowDeployments deployments;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    FollowUpFlow(Orders orders, Floor floor, Consents consents, FlowDeployments deployments, RuntimeService runtime, TaskService tasks, ManagementService management, RepositoryService repository, JdbcClient jdbc) {
        this.orders = orders;
        this.floor = floor;
        this.consents = consents;
        this.deployments = deployments;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /** A customer asked something in the workshop just now; nothing was repaired. */
    void consultation() {
        var customer = orders.open().customer();
        consents.grant(customer.id(), ContactPurpose.CARE, "到店登记");
        runtime.startProcessInstanceByMessage("service-closed", Map.of("customerId", customer.id(), "closedAt", Date.from(floor.now().atZone(ZoneId.systemDefault()).toInstant()), "visitKind", "CONSULTATION", "customerClass", "NORMAL"));
    }

    /** How many are at the step that the new version does not have. */
    long urged() {
        return tasks.createTaskQuery().taskDefinitionKey("urge-agent-contact").count();
    }

    /** The diagram that runs now. */
    String running() {
        return new String(deployments.content(FOLDER, deployments.latest(FOLDER).deploymentId()).files().get(FLOW + ".bpmn"), StandardCharsets.UTF_8);
    }

    /** How many cases run on a version. */
    long on(int version) {
        return runtime.createProcessInstanceQuery().processDefinitionId(repository.createProcessDefinitionQuery().processDefinitionKey(FLOW).processDefinitionVersion(version).singleResult().getId()).count();
    }

    /** So many customers are called by their agent, and all at this time. */
    void areCalled(int many, LocalDateTime until) {
        var due = Date.from(until.atZone(ZoneId.systemDefault()).toInstant());
        assertThat(management.createJobQuery().processDefinitionKey(FLOW).activityId("agent-contact-due").list()).hasSize(many).allSatisfy(timer -> assertThat(timer.getDuedate()).isEqualTo(due));
    }

    void clear() {
        runtime.createProcessInstanceQuery().processDefinitionKey(FLOW).list().forEach(p -> runtime.deleteProcessInstance(p.getId(), "test is over", true, true, true, true));
        jdbc.sql("delete from migration_run").update();
        jdbc.sql("delete from flow_draft").update();
        jdbc.sql("delete from deploy_rule").update();
        jdbc.sql("delete from deploy_request").update();
        jdbc.sql("select deployment_id from flow_deployment where folder = ? and origin = 'OWNER'").param(FOLDER).query(String.class).list().forEach(id -> repository.deleteDeployment(id, true));
        jdbc.sql("delete from flow_deployment where folder = ? and origin = 'OWNER'").param(FOLDER).update();
    }
}
