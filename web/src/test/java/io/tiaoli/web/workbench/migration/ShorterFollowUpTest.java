package io.tiaoli.web.workbench.migration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tiaoli.web.testing.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.testing.Browser;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.Floor;
import io.tiaoli.web.testing.Orders;
import io.tiaoli.workers.contact.Consents;
import io.tiaoli.workers.contact.ContactPurpose;

@AppTest
class ShorterFollowUpTest {

    static final String FLOW = "after-service-follow-up";
    static final String FOLDER = "workshop/" + FLOW;
    static final String PAGE = "/workbench/" + FOLDER;
    static final String FIRST = "process-owner-workshop-1";
    static final String SECOND = "process-owner-workshop-2";

    @Autowired Desk desk;
    @Autowired MockMvc http;
    @Autowired Orders orders;
    @Autowired Floor floor;
    @Autowired Consents consents;
    @Autowired FlowDeployments deployments;
    @Autowired MigrationWork work;
    @Autowired MigrationLoop loop;
    @Autowired MigrationRuns runs;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired ManagementService management;
    @Autowired RepositoryService repository;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void gone() {
        loop.stop();
        runtime.createProcessInstanceQuery().processDefinitionKey(FLOW).list().forEach(p -> runtime.deleteProcessInstance(p.getId(), "test is over", true, true, true, true));
        jdbc.sql("delete from migration_run").update();
        jdbc.sql("delete from flow_draft").update();
        jdbc.sql("delete from deploy_rule").update();
        jdbc.sql("delete from deploy_request").update();
        jdbc.sql("select deployment_id from flow_deployment where folder = ? and origin = 'OWNER'").param(FOLDER).query(String.class).list().forEach(id -> repository.deleteDeployment(id, true));
        jdbc.sql("delete from flow_deployment where folder = ? and origin = 'OWNER'").param(FOLDER).update();
    }

    /** A customer asked something in the workshop just now; nothing was repaired. */
    void consultation() {
        var customer = orders.open().customer();
        consents.grant(customer.id(), ContactPurpose.CARE, "到店登记");
        runtime.startProcessInstanceByMessage("service-closed", Map.of("customerId", customer.id(), "closedAt", Date.from(floor.now().atZone(ZoneId.systemDefault()).toInstant()), "visitKind", "CONSULTATION", "customerClass", "NORMAL"));
    }

    void act(String person, MockHttpServletRequestBuilder post) throws Exception {
        http.perform(post.with(as(person)).with(csrf())).andExpect(flash().attributeExists("good"));
    }

    /** The first owner asks for what the draft holds, the second one agrees. */
    void deploy(String reason) throws Exception {
        act(FIRST, post(PAGE + "/draft/ask").param("reason", reason));
        act(SECOND, post(PAGE + "/request/approve").param("id", jdbc.sql("select id from deploy_request where state = 'WAITING'").query(String.class).single()).param("answer", "好"));
    }

    String running() {
        return new String(deployments.content(FOLDER, deployments.latest(FOLDER).deploymentId()).files().get(FLOW + ".bpmn"), StandardCharsets.UTF_8);
    }

    long on(int version) {
        return runtime.createProcessInstanceQuery().processDefinitionId(repository.createProcessDefinitionQuery().processDefinitionKey(FLOW).processDefinitionVersion(version).singleResult().getId()).count();
    }

    /** An agent calls after two days instead of three, which a text announces; nobody is urged after a week any more. */
    static String shorter(String xml) {
        String shorter = xml.replaceFirst("(?s)(<bpmn:timerEventDefinition id=\"agent-contact-due-timer\">\\s*)<bpmn:timeDate[^>]*>.*?</bpmn:timeDate>", "$1<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P2D</bpmn:timeDuration>")
                .replace("name=\"满三天\"", "name=\"满两天\"")
                .replace("sourceRef=\"agent-contact-planned\" targetRef=\"agent-contact-due\" />", """
                        sourceRef="agent-contact-planned" targetRef="announce-call" />
                        <bpmn:serviceTask id="announce-call" name="预告来电" camunda:delegateExpression="${sendSms}"><bpmn:extensionElements><camunda:inputOutput>
                          <camunda:inputParameter name="customerId">${customerId}</camunda:inputParameter><camunda:inputParameter name="wording">after-service-follow-up-thanks.sms</camunda:inputParameter>
                          <camunda:inputParameter name="purpose">DELIVERY_NOTICE</camunda:inputParameter><camunda:inputParameter name="businessLine">AUTO</camunda:inputParameter>
                        </camunda:inputOutput></bpmn:extensionElements></bpmn:serviceTask>
                        <bpmn:boundaryEvent id="announce-refused" name="不能发短信" attachedToRef="announce-call"><bpmn:errorEventDefinition id="announce-refused-event" errorRef="phone-invalid" /></bpmn:boundaryEvent>
                        <bpmn:sequenceFlow id="announce-call-to-due" sourceRef="announce-call" targetRef="agent-contact-due" />
                        <bpmn:sequenceFlow id="announce-refused-to-due" sourceRef="announce-refused" targetRef="agent-contact-due" />""");
        for (String gone : new String[] {"agent-overdue", "urge-agent-contact", "agent-contact-urged", "agent-overdue-to-urge-agent-contact", "urge-agent-contact-to-agent-contact-urged"}) {
            shorter = shorter.replaceFirst("(?s)<bpmn:(\\w+) id=\"%s\"[^>]*?(/>|>.*?</bpmn:\\1>)".formatted(gone), "").replaceFirst("(?s)<bpmndi:(\\w+) id=\"\\w?[^\"]*\" bpmnElement=\"%s\"[^>]*?(/>|>.*?</bpmndi:\\1>)".formatted(gone), "");
        }
        return shorter;
    }

    void finish(Page page, String state) {
        while (work.runOnce() > 0) assertThat(runs.working()).isNotEmpty();
        assertThat(page.locator("#state")).hasText(state);
    }

    void button(Page page, String label) {
        page.locator("button", new Page.LocatorOptions().setHasText(label)).first().click();
    }

    @Test
    @DisplayName("an owner shortens a follow-up with a second owner's word, takes over 200 running cases of which 3 cannot move, and goes back, when all can")
    void story() throws Exception {
        for (int late = 0; late < 3; late++) consultation();
        floor.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("urge-agent-contact").count()).isEqualTo(3);
        for (int waiting = 0; waiting < 197; waiting++) consultation();
        floor.settle();
        assertThat(on(1)).isEqualTo(200);
        String shipped = deployments.latest(FOLDER).deploymentId();
        var begun = floor.now();

        act("administrator-1", post("/workbench/rules/workshop").param("secondOwner", "true").param("reason", "回访很要紧"));
        act(FIRST, post(PAGE + "/draft"));
        String before = running();
        act(FIRST, post(PAGE + "/draft/files/" + FLOW + ".bpmn").param("revision", "0").param("text", shorter(before)));
        deploy("客户等得太久");
        assertThat(running()).contains("announce-call").contains("P2D").doesNotContain("urge-agent-contact");

        floor.advance(Duration.ofHours(20));
        var page = desk.open(FIRST, PAGE);
        assertThat(page.locator("main")).containsText("200 个案件还按旧版本办");
        page.getByText("迁移到第 2 版").click();
        assertThat(page.locator("#mapping[data-state=drawn]")).isVisible();
        assertThat(page.locator("tr[data-step=agent-contact-due] select").nth(1)).hasValue("SINCE");
        assertThat(page.locator("tr[data-step=urge-agent-contact] select")).hasValue("");
        Browser.wholePage(page, "story-migration");
        button(page, "试算");
        assertThat(page.locator("#state")).hasText("正在试算");
        finish(page, "试算完了，还没有迁移");
        assertThat(page.locator("main")).containsText("197 个案件可以迁移。3 个不能");
        assertThat(page.locator("tbody tr").first()).containsText("停在「督促一周回访」，新版里没有对应的步骤");
        assertThat(on(1)).isEqualTo(200);

        page.locator("#reason").fill("等着的客户也早些联系");
        button(page, "开始迁移");
        assertThat(page.locator("#state")).hasText("正在迁移");
        finish(page, "已完成");
        assertThat(page.locator("main")).containsText("没有迁移的 3 个再试一次");
        assertThat(on(2)).isEqualTo(197);
        assertThat(tasks.createTaskQuery().taskDefinitionKey("urge-agent-contact").count()).isEqualTo(3);
        var due = Date.from(begun.plusDays(2).atZone(ZoneId.systemDefault()).toInstant());
        assertThat(management.createJobQuery().processDefinitionKey(FLOW).activityId("agent-contact-due").list()).hasSize(197).allSatisfy(timer -> assertThat(timer.getDuedate()).isEqualTo(due));
        Browser.screenshot(page, "story-migration-done");

        act(FIRST, post(PAGE + "/draft/from-deployment").param("deployment", shipped));
        deploy("短信被嫌多");
        assertThat(running()).isEqualTo(before);
        // what a node does by itself
        loop.start();
        for (int from = 2; from >= 1; from--) {
            page.navigate(PAGE + "/migration?from=" + from);
            assertThat(page.locator("#mapping[data-state=drawn]")).isVisible();
            button(page, "试算");
            assertThat(page.locator("#state")).hasText("试算完了，还没有迁移");
            page.locator("#reason").fill("都按原来的办");
            button(page, "开始迁移");
            assertThat(page.locator("#state")).hasText("已完成");
        }
        assertThat(on(3)).isEqualTo(200);
        assertThat(management.createJobQuery().processDefinitionKey(FLOW).activityId("agent-contact-due").list()).hasSize(197)
                .allSatisfy(timer -> assertThat(timer.getDuedate()).isEqualTo(Date.from(begun.plusDays(3).atZone(ZoneId.systemDefault()).toInstant())));
        page.navigate(PAGE + "/migration");
        assertThat(page.locator("main")).containsText("没有案件在旧版本上");
    }
}
