package io.tiaoli.web.workbench;

import static io.tiaoli.web.testing.Staff.as;
import static io.tiaoli.web.workbench.Bench.ENQUIRY;
import static io.tiaoli.web.workbench.Bench.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import io.tiaoli.processes.flows.FlowDeployments;
import io.tiaoli.web.signon.MachineTokens;
import io.tiaoli.web.testing.AppTest;
import io.tiaoli.web.testing.Desk;
import io.tiaoli.web.testing.TestFlow;
import io.tiaoli.web.testing.Wire;

/** Owners deploy from Camunda Modeler; the requests are those that it sends, byte for byte. */
@AppTest
class ModelerTest {

    static final String DOOR = "/engine-rest/deployment/create";
    static final String DIAGRAM = TestFlow.ID + ".bpmn";
    static final String FORM = "parts-enquiry-answer.form";
    static final String BOUNDARY = "----WebKitFormBoundaryq8ZkT1lqSdWYy4Rv";

    @Autowired Bench bench;
    @Autowired Wire wire;
    @Autowired MockMvc http;
    @Autowired FlowDeployments deployments;
    @Autowired RepositoryService repository;
    @Autowired MachineTokens tokens;
    @Autowired Clock clock;
    @Autowired StrictTrial trial;

    @BeforeEach
    void deployed() {
        bench.deployEnquiry();
    }

    @AfterEach
    void gone() {
        trial.refuse("");
        trial.answer();
        bench.clear();
    }

    /** The open file first, then those that its user has chosen beside it. */
    static String multipart(Map<String, String> fields, String file, String content, Map<String, String> beside) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%2$s\"\r\nContent-Type: text/xml\r\n\r\n%s\r\n".formatted(BOUNDARY, file, content));
        beside.forEach((name, text) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%2$s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n".formatted(BOUNDARY, name, text)));
        return body.append("--%s--\r\n".formatted(BOUNDARY)).toString();
    }

    HttpResponse<String> send(String path, String authorization, Map<String, String> more, String file, String content, Map<String, String> beside) {
        Map<String, String> fields = new TreeMap<>(Map.of("deployment-name", "报价更快", "deployment-source", "Camunda Modeler", "enable-duplicate-filtering", "true"));
        fields.putAll(more);
        return wire.post(path, "multipart/form-data; boundary=" + BOUNDARY, multipart(fields, file, content, beside), "accept", "application/json", "authorization", authorization);
    }

    HttpResponse<String> send(String user, String file, String content) {
        return send(DOOR, basic(user), Map.of(), file, content, Map.of());
    }

    static String basic(String user) {
        return Wire.basic(user, Desk.PASSWORD);
    }

    static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    /** What Modeler writes into a diagram that it saves. */
    String saved(String from, String to) {
        String diagram = bench.running(ENQUIRY, DIAGRAM);
        assertThat(diagram).contains(from);
        return diagram.replace(from, to).replaceFirst("<bpmn:definitions ", "<bpmn:definitions xmlns:modeler=\"http://camunda.org/schema/modeler/1.0\" exporter=\"Camunda Modeler\" exporterVersion=\"5.36.1\" "
                + "modeler:executionPlatform=\"Camunda Platform\" modeler:executionPlatformVersion=\"7.24.0\" ");
    }

    void refused(HttpResponse<String> answer, int status, String... sentences) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").asText()).isNotBlank();
        assertThat(json(answer).get("message").asText()).contains(sentences);
        assertThat(bench.versions(ENQUIRY)).isEqualTo(1);
    }

    @Test
    @DisplayName("Modeler finds the engine with an owner's password, and nothing else behind the same address")
    void connects() throws Exception {
        assertThat(wire.get("/engine-rest/deployment?maxResults=0").statusCode()).as("which tells Modeler to ask for a password").isEqualTo(401);
        assertThat(wire.get("/engine-rest/deployment?maxResults=0", "authorization", Wire.basic(OWNER, "wrong")).statusCode()).isEqualTo(401);
        var connection = wire.get("/engine-rest/deployment?maxResults=0", "accept", "application/json", "authorization", basic(OWNER));
        assertThat(connection.statusCode()).isEqualTo(200);
        assertThat(json(connection).isArray()).isTrue();
        assertThat(json(wire.get("/engine-rest/version", "accept", "application/json", "authorization", basic(OWNER))).get("version").asText()).isEqualTo("7.24.0");
        for (String closed : new String[] {"/engine-rest/process-instance", "/engine-rest/user", "/engine-rest/engine/default/deployment"}) {
            assertThat(wire.get(closed, "authorization", basic(OWNER)).statusCode()).as(closed).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("an owner deploys the open diagram: one new version of its folder, the other files as they were, with the typed name as the reason; the same once more changes nothing")
    void deploys() throws Exception {
        String form = bench.running(ENQUIRY, FORM);
        String diagram = saved("name=\"转告客户\"", "name=\"马上转告客户\"");

        var answer = send(OWNER, DIAGRAM, diagram);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var latest = deployments.latest(ENQUIRY);
        assertThat(json(answer).get("id").asText()).isEqualTo(latest.deploymentId());
        var definition = json(answer).get("deployedProcessDefinitions").elements().next();
        assertThat(repository.getProcessDefinition(definition.get("id").asText()).getVersion()).isEqualTo(2);
        assertThat(bench.versions(ENQUIRY)).isEqualTo(2);
        assertThat(latest.by()).contains(OWNER);
        assertThat(latest.reason()).contains("报价更快（从 Camunda Modeler 发布）");
        assertThat(bench.running(ENQUIRY, DIAGRAM)).isEqualTo(diagram);
        assertThat(bench.running(ENQUIRY, FORM)).isEqualTo(form);

        assertThat(json(send(OWNER, DIAGRAM, diagram)).get("id").asText()).isEqualTo(latest.deploymentId());
        assertThat(bench.versions(ENQUIRY)).isEqualTo(2);
    }

    @Test
    @DisplayName("a form alone goes into the folder that has it, and a text beside a diagram becomes a file of the folder")
    void sendsOtherFiles() {
        assertThat(send(OWNER, FORM, bench.running(ENQUIRY, FORM).replace("怎么说的", "怎么回答的")).statusCode()).isEqualTo(200);
        assertThat(bench.running(ENQUIRY, FORM)).contains("怎么回答的");
        assertThat(send(DOOR, basic(OWNER), Map.of(), DIAGRAM, bench.running(ENQUIRY, DIAGRAM), Map.of("parts-enquiry-found.sms", "您好，您要的配件找到了。")).statusCode()).isEqualTo(200);
        assertThat(bench.running(ENQUIRY, "parts-enquiry-found.sms")).isEqualTo("您好，您要的配件找到了。");
        assertThat(bench.running(ENQUIRY, FORM)).contains("怎么回答的");
    }

    @Test
    @DisplayName("a diagram that breaks a rule is refused with the element and how to mend it, in Chinese, and nothing changes")
    void refusesBadDiagrams() throws Exception {
        refused(send(OWNER, DIAGRAM, saved("${addWorkingDays}", "${deleteEverything}")), 400, "检查没有通过", "compute-due", "deleteEverything");
        refused(send(OWNER, DIAGRAM, saved("<camunda:inputParameter name=\"days\">${workDays}</camunda:inputParameter>", "")), 400, "compute-due", "days");
        refused(send(OWNER, DIAGRAM, "no diagram"), 400, DIAGRAM);
        refused(send(OWNER, "a\0b.bpmn", "no name"), 400, "发来的内容读不出来");
        refused(send(OWNER, "run.sh", "rm"), 400, "「run.sh」不是流程文件夹里的文件", "流程图 .bpmn");
        refused(send(OWNER, "something-new.bpmn", saved("转告客户", "告诉客户")), 400, "没有一个流程文件夹里有「something-new.bpmn」", "流程的编号");
        refused(send(DOOR, basic(OWNER), Map.of("tenant-id", "garage-2"), DIAGRAM, saved("转告客户", "告诉客户"), Map.of()), 400, "Tenant ID", "garage-2");
        refused(send(DOOR, basic(OWNER), Map.of(), DIAGRAM, saved("转告客户", "告诉客户"), Map.of("vehicle-repair-ready.sms", "好了")), 400, "不同的文件夹", "workshop/vehicle-repair");
    }

    @Test
    @DisplayName("nobody deploys another line's flow, past somebody's draft, or by another of the engine's addresses")
    void refusesOthers() throws Exception {
        String diagram = saved("转告客户", "告诉客户");
        refused(send("process-owner-showroom-1", DIAGRAM, diagram), 404, "业务线「workshop」");
        refused(send(DOOR, basic("process-owner-showroom-1"), Map.of("deployment-name", "workshop/new-enquiry"), "new-enquiry.bpmn", diagram, Map.of()), 404, "业务线「workshop」");
        refused(send(DOOR, "Bearer " + tokens.make("发布程序", clock.instant().plus(Duration.ofDays(1)), "administrator-1"), Map.of(), DIAGRAM, diagram, Map.of()), 403, "流程负责人");
        assertThat(send("service-advisor-1", DIAGRAM, diagram).statusCode()).isEqualTo(403);
        refused(send("/engine-rest/engine/default/deployment/create", basic("administrator-1"), Map.of(), DIAGRAM, diagram, Map.of()), 400, "流程工作台");
        bench.begin(ENQUIRY);
        bench.change(ENQUIRY, FORM, form -> form.replace("怎么说的", "怎么回答的"));
        refused(send("administrator-1", DIAGRAM, diagram), 400, "草稿还没有发布");
    }

    @Test
    @DisplayName("what is not sound is refused at once, and nothing more is tried with it; where a second owner is wanted, neither")
    void refusesAtOnce() throws Exception {
        trial.hold();
        refused(send(OWNER, DIAGRAM, saved("${addWorkingDays}", "${deleteEverything}")), 400, "检查没有通过", "deleteEverything");
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "true").param("reason", "上次发错了").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));
        refused(send(OWNER, DIAGRAM, saved("转告客户", "告诉客户")), 400, "要另一位负责人同意");
    }

    @Test
    @DisplayName("Modeler, which waits five seconds, is told that test cases still run; the same content sent again gets what came of them")
    void longCases() throws Exception {
        String diagram = saved("转告客户", "告诉客户");
        trial.hold();
        refused(send(OWNER, DIAGRAM, diagram), 400, "「workshop/parts-enquiry」的测试案例还在跑，流程还没有变", "再发布一次");
        trial.refuse("「一般客户」应有 1 条短信");
        trial.answer();
        trial.hold();
        refused(send(OWNER, DIAGRAM, diagram), 400, "「一般客户」应有 1 条短信");
        refused(send(OWNER, DIAGRAM, diagram), 400, "测试案例还在跑");
        trial.refuse("");
        trial.answer();
        var answer = send(OWNER, DIAGRAM, diagram);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(bench.running(ENQUIRY, DIAGRAM)).isEqualTo(diagram);
    }

    @Test
    @DisplayName("where a line wants a second owner's word, Modeler cannot deploy without it and says where to ask")
    void secondOwner() throws Exception {
        http.perform(post("/workbench/rules/workshop").param("secondOwner", "true").param("reason", "上次发错了").with(as("administrator-1")).with(csrf())).andExpect(flash().attributeExists("good"));
        refused(send(OWNER, DIAGRAM, saved("转告客户", "告诉客户")), 400, "要另一位负责人同意", "申请发布");
    }

    @Test
    @DisplayName("a file that the check lets pass and the engine cannot read is refused in Chinese, and nothing of it stays")
    void unreadableForTheEngine() throws Exception {
        long before = repository.createDeploymentQuery().count();
        var answer = send(DOOR, basic(OWNER), Map.of(), DIAGRAM, bench.running(ENQUIRY, DIAGRAM), Map.of("parts-enquiry-odd.dmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="https://tiaoli.io/flows">
                  <decision id="parts-enquiry-odd" name="决策" camunda:historyTimeToLive="P30D">
                    <decisionTable id="t" hitPolicy="MOST">
                      <output id="o" label="结果" name="result" typeRef="string" />
                      <rule id="r"><description>总是</description><outputEntry id="e"><text>"YES"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>"""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).path("message").asText()).contains("流程引擎读不懂").doesNotContain("Exception");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @DisplayName("a name of a deployment that no database keeps is refused in Chinese")
    void unstorableName() throws Exception {
        var answer = send(DOOR, basic(OWNER), Map.of("deployment-name", "报价\u0000更快"), DIAGRAM, bench.running(ENQUIRY, DIAGRAM).replaceFirst("name=\"", "name=\"新"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).path("message").asText()).contains("不能保存的字符");
    }
}
