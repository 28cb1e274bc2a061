package io.tiaoli.processes.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.tiaoli.processes.testing.FlowTest;

/** What an owner deploys is checked as a whole, and what is wrong is said in Chinese, with the step. */
@FlowTest
class RefusedDeploymentTest {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://tiaoli.io/flows">
              <bpmn:error id="wrong-phone" name="电话不对" errorCode="phone-invalid" />
              <bpmn:process id="owner-flow" name="店主的流程" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:documentation>先问，再发短信，再收款。</bpmn:documentation>
                <bpmn:extensionElements><camunda:properties><camunda:property name="accepts" value="kind" /></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="begun" /><bpmn:sequenceFlow id="to-ask" sourceRef="begun" targetRef="ask" />
                <bpmn:userTask id="ask" name="询问" camunda:formRef="owner-flow-ask" camunda:formRefBinding="deployment" camunda:candidateGroups="cashier" camunda:dueDate="PT2H" />
                <bpmn:sequenceFlow id="to-decide" sourceRef="ask" targetRef="decide" />
                <bpmn:businessRuleTask id="decide" name="判断" camunda:decisionRef="contact-outcome" camunda:decisionRefBinding="latest" camunda:mapDecisionResult="singleResult" camunda:resultVariable="next" />
                <bpmn:sequenceFlow id="to-send" sourceRef="decide" targetRef="send" />
                <bpmn:serviceTask id="send" name="发短信" camunda:delegateExpression="${sendSms}">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:inputParameter name="customerId">${customerId}</camunda:inputParameter>
                    <camunda:inputParameter name="wording">owner-flow-hello.sms</camunda:inputParameter>
                    <camunda:inputParameter name="purpose">REMINDER</camunda:inputParameter>
                    <camunda:inputParameter name="businessLine">AUTO</camunda:inputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:boundaryEvent id="not-sent" attachedToRef="send"><bpmn:errorEventDefinition id="e" errorRef="wrong-phone" /></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="to-missed" sourceRef="not-sent" targetRef="missed" /><bpmn:endEvent id="missed" />
                <bpmn:sequenceFlow id="to-collect" sourceRef="send" targetRef="collect" />
                <bpmn:callActivity id="collect" name="收款" calledElement="payment-collection" camunda:calledElementBinding="latest">
                  <bpmn:extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}" />
                    <camunda:in source="customerId" target="payerId" /><camunda:in source="caseNo" target="sourceRef" /><camunda:in source="promisedAt" target="paymentKind" />
                  </bpmn:extensionElements>
                </bpmn:callActivity>
                <bpmn:sequenceFlow id="to-done" sourceRef="collect" targetRef="done" /><bpmn:endEvent id="done" />
              </bpmn:process>
            </bpmn:definitions>""";

    private static final String FORM = """
            {"type": "default", "id": "owner-flow-ask", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "components": [
              {"type": "group", "id": "answers", "path": "answers", "label": "回答", "components": [
                {"type": "textfield", "id": "mood", "key": "mood", "label": "心情"},
                {"type": "textfield", "id": "why", "key": "why", "label": "为什么", "conditional": {"hide": "=answers.mood = null"}}
            ]}]}""";

    private static final String SMS = "{{customerTitle}}您好，我们稍后为您办理。";

    private static final String DUE = " camunda:dueDate=\"PT2H\" />";

    @Autowired RepositoryService repository;
    @Autowired FlowHistory history;
    @Autowired FlowCheck check;
    @Autowired JdbcClient jdbc;

    static Map<String, String> files() {
        return new TreeMap<>(Map.of("owner-flow.bpmn", BPMN, "owner-flow-ask.form", FORM, "owner-flow-hello.sms", SMS));
    }

    void deploy(Map<String, String> files) {
        var deployment = repository.createDeployment().name("shared/owner-flow");
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    static Arguments broken(String title, String file, String from, String to, String... said) {
        return Arguments.of(title, file, from, to, said);
    }

    /** The end of the task, with an extension property. */
    static String with(String property, String value) {
        return " camunda:dueDate=\"PT2H\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"%s\" value=\"%s\" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                .formatted(property, value);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("an unknown worker", "owner-flow.bpmn", "${sendSms}", "${sendPigeon}", "send", "${sendPigeon}"),
                broken("a missing input", "owner-flow.bpmn", "<camunda:inputParameter name=\"purpose\">REMINDER</camunda:inputParameter>", "", "「send 发短信」", "缺少输入「purpose」（联系目的）"),
                broken("an unknown input", "owner-flow.bpmn", "name=\"purpose\"", "name=\"porpoise\"", "没有输入「porpoise」"),
                broken("a refusal that nobody catches", "owner-flow.bpmn", "errorRef=\"wrong-phone\"", "errorRef=\"no-such\"", "可能拒绝「phone-invalid」"),
                broken("an unknown wording", "owner-flow.bpmn", "owner-flow-hello.sms", "owner-flow-hallo.sms", "没有名为「owner-flow-hallo.sms」的文案"),
                broken("an unknown name in a wording", "owner-flow-hello.sms", "customerTitle", "customerTittle", "owner-flow-hello.sms", "用了未知的变量「customerTittle」"),
                broken("an unknown form", "owner-flow.bpmn", "camunda:formRef=\"owner-flow-ask\"", "camunda:formRef=\"owner-flow-task\"", "文件夹里没有表单「owner-flow-task.form」"),
                broken("a bare FEEL field", "owner-flow-ask.form", "=answers.mood = null", "=mood = null", "owner-flow-ask.form", "「mood」要写完整路径"),
                broken("a record named as a variable that the caller gives", "owner-flow-ask.form", "answers", "kind", "owner-flow-ask.form", "「kind」和流程变量同名"),
                broken("a record named as a variable that it lifts itself", "owner-flow-ask.form", "\"label\": \"心情\"", "\"label\": \"心情\", \"properties\": {\"variable\": \"answers\"}", "「answers」和流程变量同名"),
                broken("a record named as what every case has", "owner-flow-ask.form", "answers", "plateNo", "「plateNo」和流程变量同名"),
                broken("an id used twice", "owner-flow-ask.form", "\"id\": \"why\"", "\"id\": \"mood\"", "owner-flow-ask.form", "编号（id）「mood」用了两次"),
                broken("an id used by a field and its group", "owner-flow-ask.form", "\"id\": \"why\"", "\"id\": \"answers\"", "编号（id）「answers」用了两次"),
                broken("a decision of another folder bound to the deployment", "owner-flow.bpmn", "camunda:decisionRefBinding=\"latest\"", "camunda:decisionRefBinding=\"deployment\"", "「decide 判断」", "别的文件夹的决策表须绑定最新版本"),
                broken("an unknown decision", "owner-flow.bpmn", "decisionRef=\"contact-outcome\"", "decisionRef=\"contact-outcame\"", "没有名为「contact-outcame」的决策表"),
                broken("an unknown flow", "owner-flow.bpmn", "calledElement=\"payment-collection\"", "calledElement=\"payment-collector\"", "「collect 收款」", "没有名为「payment-collector」的流程"),
                broken("a call bound to the deployment", "owner-flow.bpmn", "calledElementBinding=\"latest\"", "calledElementBinding=\"deployment\"", "调用的流程须绑定最新版本"),
                broken("a call that misses a required input", "owner-flow.bpmn", "<camunda:in source=\"promisedAt\" target=\"paymentKind\" />", "", "调用「payment-collection」缺少输入「paymentKind」"),
                broken("an unknown role", "owner-flow.bpmn", "candidateGroups=\"cashier\"", "candidateGroups=\"kassier\"", "没有名为「kassier」的角色"),
                broken("a variable that nobody gives", "owner-flow.bpmn", "${customerId}", "${custumerId}", "「send 发短信」", "没有任何步骤、表单或调用者给出变量「custumerId」"),
                broken("a task without a due date", "owner-flow.bpmn", " camunda:dueDate=\"PT2H\"", "", "任务需要期限"),
                broken("a form that opens as it came back, without a cause", "owner-flow.bpmn", DUE, with("prefill", "returned"), "「ask 询问」", "要用 cause 写明"),
                broken("an unknown way to open a form", "owner-flow.bpmn", DUE, with("prefill", "lats"), "「ask 询问」", "现为「lats」"),
                broken("a cause that nobody gives", "owner-flow.bpmn", DUE, with("cause", "askProblem"), "没有任何步骤、表单或调用者给出变量「askProblem」"),
                broken("a signature on an unknown paper", "owner-flow.bpmn", DUE, with("signs", "owner-flow-sheet"), "「ask 询问」", "没有名为「owner-flow-sheet.html」的单据"),
                broken("an unknown paper", "owner-flow.bpmn", DUE, with("papers", "ID_CARD, PASSPORT"), "「ask 询问」", "没有证件「PASSPORT」"),
                broken("a script", "owner-flow.bpmn", "<bpmn:serviceTask id=\"send\" name=\"发短信\" camunda:delegateExpression=\"${sendSms}\">", "<bpmn:scriptTask id=\"hack\" name=\"脚本\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:serviceTask id=\"send\" name=\"发短信\" camunda:delegateExpression=\"${sendSms}\">", "hack"),
                broken("a diagram that is none", "owner-flow.bpmn", "</bpmn:definitions>", "", "owner-flow.bpmn"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedWithTheStepAndTheReasonAndLeavesNothing(String title, String file, String from, String to, String[] said) {
        var files = files();
        assertThat(files.get(file)).as("the test breaks something").contains(from);
        files.computeIfPresent(file, (name, content) -> content.replace(from, to));
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(() -> deploy(files)).isInstanceOf(BadUserRequestException.class).satisfies(refusal -> {
            for (String part : said) assertThat(refusal.getMessage()).contains(part);
            assertThat(refusal.getMessage()).matches("(?s).*[\\u4e00-\\u9fa5]{4,}.*").doesNotContain("Exception");
        });
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from wording where key_name like 'owner-flow%' and content like '%Tittle%'").query(Integer.class).single()).isZero();
    }

    @Test
    void aFileThatIsNoTextInUtf8IsRefusedWhateverItsKind() {
        for (byte[] content : new byte[][] {"您好\u0000".getBytes(StandardCharsets.UTF_8), "您好，我们稍后为您办理。".getBytes(StandardCharsets.UTF_16), {(byte) 0xC4, (byte) 0xFA, (byte) 0xBA, (byte) 0xC3}}) {
            for (String file : new String[] {"owner-flow-hello.sms", "owner-flow-ask.form", "owner-flow.bpmn"}) {
                var deployment = repository.createDeployment().name("shared/owner-flow");
                files().forEach((name, text) -> deployment.addInputStream(name, new ByteArrayInputStream(name.equals(file) ? content : text.getBytes(StandardCharsets.UTF_8))));
                assertThatThrownBy(deployment::deploy).isInstanceOf(FlowRefused.class).hasMessageContaining("%s：不是 UTF-8 编码的文字".formatted(file));
            }
        }
    }

    static String decision(String id) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="https://tiaoli.io/flows">
                  <decision id="%s" name="店主的决策" camunda:historyTimeToLive="P30D">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <output id="o" label="结果" name="result" typeRef="string" />
                      <rule id="r"><description>总是</description><outputEntry id="e"><text>"YES"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(id);
    }

    @Test
    void aDecisionOfAnotherFolderIsRefusedWithBothFoldersHoweverItsFileIsCalled() {
        for (String file : new String[] {"contact-outcome.dmn", "owner-outcome.dmn"}) {
            var files = files();
            files.put(file, decision("contact-outcome"));
            assertThatThrownBy(() -> deploy(files)).isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("%s「contact-outcome」：决策表的编号「contact-outcome」在文件夹「shared/owner-flow」和「shared/decisions」里都有".formatted(file));
        }
    }

    @Test
    void twoShippedFoldersWithOneDecisionAreRefusedBeforeAnyIsDeployed() {
        var first = folder("shared/first", "same-answer");
        assertThat(check.all(List.of(first, folder("workshop/second", "other-answer")))).isEmpty();
        assertThat(check.all(List.of(first, folder("workshop/second", "same-answer")))).extracting(Finding::toString)
                .anySatisfy(said -> assertThat(said).contains("same-answer.dmn", "「shared/first」和「workshop/second」"));
    }

    static FlowFolder folder(String name, String decision) {
        return new FlowFolder(name, new TreeMap<>(Map.of(decision + ".dmn", decision(decision).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsSoundIsTakenAndMayBeCalledByTheOwnersNextFlow() {
        deploy(files());
        assertThat(history.of("shared/owner-flow").get(0).origin()).isEqualTo("OWNER");
        repository.createDeployment().name("shared/owner-caller").addString("owner-caller.bpmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://tiaoli.io/flows">
                  <bpmn:process id="owner-caller" name="调用" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:documentation>调用店主的另一个流程。</bpmn:documentation>
                    <bpmn:startEvent id="begun" /><bpmn:sequenceFlow id="to-call" sourceRef="begun" targetRef="call" />
                    <bpmn:callActivity id="call" name="另一个" calledElement="owner-flow" camunda:calledElementBinding="latest"><bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" /></bpmn:extensionElements></bpmn:callActivity>
                    <bpmn:sequenceFlow id="to-done" sourceRef="call" targetRef="done" /><bpmn:endEvent id="done" />
                  </bpmn:process>
                </bpmn:definitions>""").deploy();
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("owner-caller").count()).isPositive();
        // the shared database of these tests keeps what it was before
        for (String name : new String[] {"shared/owner-caller", "shared/owner-flow"}) {
            repository.createDeploymentQuery().deploymentName(name).list().forEach(d -> repository.deleteDeployment(d.getId(), true));
        }
    }
}
