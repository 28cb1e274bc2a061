package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way by which a diagram could run code, refused by the name of its element. */
class ModelAllowListTest {

    private final ModelAllowList list = new ModelAllowList(Set.of("sendSms", "priceQuote"));

    private List<Finding> check(String bpmn) {
        return list.check("flow.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments way(String name, String step, String named) {
        return Arguments.of(name, SafeEngine.process(step), named);
    }

    private static Arguments condition(String name, String onFlow, String named) {
        return Arguments.of(name, SafeEngine.process("<bpmn:exclusiveGateway id=\"step\" name=\"哪一种？\"/>", onFlow), named);
    }

    private static String user(String attributes, String inner) {
        return "<bpmn:userTask id=\"step\" name=\"报价\" %s><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:userTask>".formatted(attributes, inner);
    }

    private static String service(String attributes, String inner) {
        return "<bpmn:serviceTask id=\"step\" name=\"报价\" %s><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:serviceTask>".formatted(attributes, inner);
    }

    static List<Arguments> waysIn() {
        String sms = "camunda:delegateExpression=\"${sendSms}\"";
        return List.of(
                way("script task", "<bpmn:scriptTask id=\"step\" name=\"报价\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>", "scriptTask"),
                condition("scripted condition", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">true</bpmn:conditionExpression>", "language"),
                condition("condition from a resource", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"deployment://x.js\">${x}</bpmn:conditionExpression>", "resource"),
                condition("condition without expression", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">true</bpmn:conditionExpression>", "条件只能是一个表达式"),
                way("class", service("camunda:class=\"java.lang.Runtime\"", ""), "camunda:class"),
                way("class in the older namespace", service("xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"java.lang.Runtime\"", ""), "activiti:class"),
                way("expression", service("camunda:expression=\"${x}\"", ""), "camunda:expression"),
                way("unknown worker", service("camunda:delegateExpression=\"${runtimeService}\"", ""), "没有这个工作者"),
                way("call on a worker", service("camunda:delegateExpression=\"${sendSms.getClass()}\"", ""), "没有这个工作者"),
                way("service task that nobody does", service("", ""), "没有说由谁来做"),
                way("worker and external at once", service(sms + " camunda:type=\"external\" camunda:topic=\"x\"", ""), "选一个"),
                way("external without topic", service("camunda:type=\"external\"", ""), "camunda:topic"),
                way("shell task", service("camunda:type=\"shell\"", ""), "external"),
                way("mail task", service("camunda:type=\"mail\"", ""), "external"),
                way("fields of a shell task", service(sms, "<camunda:field name=\"command\"><camunda:string>id</camunda:string></camunda:field>"), "camunda:field"),
                way("connector", service(sms, "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"), "camunda:connector"),
                way("listener class", service(sms, "<camunda:executionListener class=\"x.Y\" event=\"start\"/>"), "executionListener"),
                way("listener expression", service(sms, "<camunda:executionListener expression=\"${x}\" event=\"start\"/>"), "executionListener"),
                way("listener delegate", service(sms, "<camunda:executionListener delegateExpression=\"${sendSms}\" event=\"start\"/>"), "executionListener"),
                way("task listener", user("", "<camunda:taskListener class=\"x.Y\" event=\"create\"/>"), "taskListener"),
                way("input script", service(sms, "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>"), "camunda:script"),
                way("error definition of an external task", service("camunda:type=\"external\" camunda:topic=\"x\"", "<camunda:errorEventDefinition id=\"e\" expression=\"${x}\"/>"), "errorEventDefinition"),
                way("form handler", user("camunda:formHandlerClass=\"x.Y\"", ""), "formHandlerClass"),
                way("validator", user("", "<camunda:formData><camunda:formField id=\"x\" type=\"string\"><camunda:validation><camunda:constraint name=\"validator\" config=\"x.Y\"/></camunda:validation></camunda:formField></camunda:formData>"), "formData"),
                way("embedded form", user("camunda:formKey=\"embedded:app:forms/x.html\"", ""), "formKey"),
                way("deployed html form", user("camunda:formKey=\"embedded:deployment:x.html\"", ""), "formKey"),
                way("candidate user", user("camunda:candidateUsers=\"li\"", ""), "candidateUsers"),
                way("standard potential owner", "<bpmn:userTask id=\"step\"><bpmn:potentialOwner/></bpmn:userTask>", "potentialOwner"),
                way("variable mapping class", "<bpmn:callActivity id=\"step\" calledElement=\"other\" camunda:variableMappingClass=\"x.Y\"/>", "variableMappingClass"),
                way("variable mapping delegate", "<bpmn:callActivity id=\"step\" calledElement=\"other\" camunda:variableMappingDelegateExpression=\"${sendSms}\"/>", "variableMappingDelegateExpression"),
                way("called element by expression", "<bpmn:callActivity id=\"step\" calledElement=\"${x}\"/>", "只能写固定的值"),
                way("case call", "<bpmn:callActivity id=\"step\" camunda:caseRef=\"x\"/>", "caseRef"),
                way("decision by expression", "<bpmn:businessRuleTask id=\"step\" camunda:decisionRef=\"${x}\"/>", "只能写固定的值"),
                way("rule task with a class", "<bpmn:businessRuleTask id=\"step\" camunda:class=\"x.Y\"/>", "camunda:class"),
                way("rule task without decision", "<bpmn:businessRuleTask id=\"step\"/>", "camunda:decisionRef"),
                way("decision of a fixed version", "<bpmn:businessRuleTask id=\"step\" camunda:decisionRef=\"x\" camunda:decisionRefBinding=\"version\"/>", "latest"),
                way("form by a bean", user("camunda:formRef=\"${x.getForm()}\"", ""), "getForm"),
                way("signal", "<bpmn:intermediateThrowEvent id=\"step\"><bpmn:signalEventDefinition/></bpmn:intermediateThrowEvent>", "signalEventDefinition"),
                way("conditional event", "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:conditionalEventDefinition/></bpmn:intermediateCatchEvent>", "conditionalEventDefinition"),
                way("mapping outside a call", user("", "<camunda:in variables=\"all\"/>"), "只有调用活动"),
                way("element of an unknown namespace", "<x:anything xmlns:x=\"http://x\" id=\"step\"/>", "x:anything"),
                way("bean in an input", service(sms, "<camunda:inputOutput><camunda:inputParameter name=\"x\">${priceQuote}</camunda:inputParameter></camunda:inputOutput>"), "工作者「priceQuote」"),
                way("class access in an input", service(sms, "<camunda:inputOutput><camunda:inputParameter name=\"x\">${''.getClass().forName('java.lang.Runtime')}</camunda:inputParameter></camunda:inputOutput>"), "不允许"),
                way("services in an output", service(sms, "<camunda:inputOutput><camunda:outputParameter name=\"x\">${execution.getProcessEngineServices()}</camunda:outputParameter></camunda:inputOutput>"), "不允许"),
                way("expression in a list", service(sms, "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:list><camunda:value>${execution.engine}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>"), "不允许"),
                way("expression in a map", service(sms, "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:map><camunda:entry key=\"${execution.engine}\">1</camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput>"), "不允许"),
                way("expression in a due date", user("camunda:dueDate=\"${task.execution}\"", ""), "task"),
                way("expression in a name", "<bpmn:userTask id=\"step\" name=\"${execution.engine}\"/>", "不允许"),
                way("expression in documentation", "<bpmn:userTask id=\"step\"><bpmn:documentation>${execution.engine}</bpmn:documentation></bpmn:userTask>", "不允许"),
                way("expression in a property", user("", "<camunda:properties><camunda:property name=\"x\" value=\"#{execution.engine}\"/></camunda:properties>"), "不允许"),
                way("expression in a timer", "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:timerEventDefinition><bpmn:timeDuration>${execution.engine}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>", "不允许"),
                way("expression in a call mapping", "<bpmn:callActivity id=\"step\" calledElement=\"other\"><bpmn:extensionElements><camunda:in sourceExpression=\"${execution.engine}\" target=\"x\"/></bpmn:extensionElements></bpmn:callActivity>", "不允许"),
                way("expression in a collection", "<bpmn:userTask id=\"step\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${execution.engine}\" camunda:elementVariable=\"x\"/></bpmn:userTask>", "不允许"),
                way("priority by expression", user("camunda:priority=\"${x}\"", ""), "整数"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysIn")
    void aWayInIsRefusedByName(String name, String bpmn, String named) {
        assertThat(check(bpmn)).isNotEmpty().anySatisfy(finding -> assertThat(finding.message()).contains(named));
    }

    @Test
    void aFindingNamesTheElementAndWhatIsAllowed() {
        assertThat(check(SafeEngine.process(service("camunda:class=\"x.Y\" camunda:type=\"external\" camunda:topic=\"x\"", "")))).singleElement().satisfies(finding -> {
            assertThat(finding.elementId()).isEqualTo("step");
            assertThat(finding.elementName()).isEqualTo("报价");
            assertThat(finding.message()).startsWith("报价（step）：").contains("camunda:class", "x.Y", "可以用", "camunda:delegateExpression");
        });
    }

    @Test
    void everythingThatAFlowNeedsIsAccepted() {
        assertThat(check("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:c="http://camunda.org/schema/1.0/bpmn"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="d" targetNamespace="http://tiaoli.io" exporter="Camunda Modeler" exporterVersion="5.30.0"
                    modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
                  <message id="m" name="customer-replied"/><error id="e" name="缺货" errorCode="part-missing"/><escalation id="esc" name="超时" escalationCode="late"/>
                  <process id="vehicle-repair" name="维修" isExecutable="true" c:historyTimeToLive="P1095D" c:candidateStarterGroups="service-advisor" c:isStartableInTasklist="true">
                    <documentation>从接车到交车。</documentation>
                    <startEvent id="s" c:initiator="starter" c:formRef="f" c:formRefBinding="deployment" c:asyncAfter="true"><outgoing>f1</outgoing></startEvent>
                    <sequenceFlow id="f1" sourceRef="s" targetRef="u"/>
                    <userTask id="u" name="接车" c:candidateGroups="service-advisor,cashier" c:assignee="${advisor}" c:formRef="f" c:formRefBinding="deployment"
                        c:dueDate="${dateTime().plusHours(2).toDate()}" c:followUpDate="${now()}" c:priority="50">
                      <extensionElements>
                        <c:properties><c:property name="reminder" value="PT1H"/></c:properties>
                        <c:inputOutput>
                          <c:inputParameter name="caseNo">${execution.processBusinessKey}</c:inputParameter>
                          <c:inputParameter name="list"><c:list><c:value>一</c:value><c:value>${plateNo}</c:value></c:list></c:inputParameter>
                          <c:inputParameter name="map"><c:map><c:entry key="a">1</c:entry></c:map></c:inputParameter>
                          <c:outputParameter name="approved">${receptionSheet.prop('approved').boolValue()}</c:outputParameter>
                        </c:inputOutput>
                      </extensionElements>
                      <multiInstanceLoopCharacteristics isSequential="true" c:collection="${quote.prop('lines').elements()}" c:elementVariable="line">
                        <completionCondition xsi:type="tFormalExpression">${nrOfCompletedInstances / nrOfInstances &gt;= 0.5}</completionCondition>
                      </multiInstanceLoopCharacteristics>
                    </userTask>
                    <serviceTask id="sms" c:delegateExpression="${sendSms}" c:asyncBefore="true" c:exclusive="true" c:jobPriority="10" c:modelerTemplate="sendSms">
                      <extensionElements><c:failedJobRetryTimeCycle>R5/PT5M</c:failedJobRetryTimeCycle></extensionElements>
                    </serviceTask>
                    <serviceTask id="ext" c:type="external" c:topic="print"/>
                    <sendTask id="send" c:delegateExpression="${sendSms}"/>
                    <receiveTask id="wait" messageRef="m"/>
                    <businessRuleTask id="rule" c:decisionRef="estimate" c:decisionRefBinding="deployment" c:mapDecisionResult="singleEntry" c:resultVariable="fen"/>
                    <callActivity id="call" calledElement="payment-collection" c:calledElementBinding="latest">
                      <extensionElements><c:in businessKey="#{execution.processBusinessKey}"/><c:in source="a" target="b"/><c:in variables="all"/><c:out source="b" target="a"/></extensionElements>
                    </callActivity>
                    <boundaryEvent id="b" attachedToRef="sms" cancelActivity="true"><errorEventDefinition id="ed" errorRef="e" c:errorMessageVariable="why"/></boundaryEvent>
                    <boundaryEvent id="late" attachedToRef="u" cancelActivity="false"><timerEventDefinition><timeDate xsi:type="tFormalExpression">${dueAt}</timeDate></timerEventDefinition></boundaryEvent>
                    <subProcess id="esp" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><escalationEventDefinition escalationRef="esc"/></startEvent></subProcess>
                    <exclusiveGateway id="g" name="同意？" default="f3"/><parallelGateway id="p" c:asyncBefore="true"/><inclusiveGateway id="i"/><eventBasedGateway id="eg"/>
                    <intermediateThrowEvent id="told"><messageEventDefinition messageRef="m" c:delegateExpression="${sendSms}"/></intermediateThrowEvent>
                    <sequenceFlow id="f2" sourceRef="g" targetRef="p"><conditionExpression xsi:type="tFormalExpression">${outcome == 'reached' &amp;&amp; !empty phone}</conditionExpression></sequenceFlow>
                    <endEvent id="x"><terminateEventDefinition id="t"/></endEvent>
                    <textAnnotation id="ta"><text>注</text></textAnnotation><association id="as" sourceRef="u" targetRef="ta"/>
                  </process>
                  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="pl" bpmnElement="vehicle-repair">
                    <bpmndi:BPMNShape id="sh" bpmnElement="s" isExpanded="true"><dc:Bounds x="1" y="2" width="3" height="4"/><bpmndi:BPMNLabel><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNLabel></bpmndi:BPMNShape>
                    <bpmndi:BPMNEdge id="ed1" bpmnElement="f1"><di:waypoint x="1" y="2"/></bpmndi:BPMNEdge>
                  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </definitions>
                """.strip())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&f;</definitions>",
        "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\"><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"&b;\"/>"})
    void documentTypesAndEntitiesAreFindings(String xml) {
        assertThat(check(xml)).singleElement().satisfies(finding -> assertThat(finding.message()).contains("文件「flow.bpmn」").containsAnyOf("DOCTYPE", "不是正确的 XML"));
        assertThat(list.check("d.dmn", xml.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void aFileIsBoundedInSizeAndDepth() {
        assertThat(list.check("flow.bpmn", new byte[SafeXml.LARGEST + 1])).singleElement().satisfies(finding -> assertThat(finding.message()).contains("最多"));
        assertThat(check("<a>".repeat(1_000) + "</a>".repeat(1_000))).singleElement().satisfies(finding -> assertThat(finding.message()).contains("嵌套"));
        assertThat(list.check("f.form", ("{\"components\":" + "[".repeat(5_000)).getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    @Test
    void findingsAreBounded() {
        assertThat(check(SafeEngine.process("<bpmn:scriptTask id=\"step\"/>".repeat(5_000)))).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<", "<definitions/>", "<?xml version=\"1.0\" encoding=\"no-such\"?><a/>", "<a></b>", "{}", "null", "[]", "\u0000"})
    void anythingElseIsAFindingAndNeverAnException(String content) {
        for (String file : List.of("x.bpmn", "x.dmn", "x.form", "x.cmmn", "x.js", "x")) {
            assertThat(list.check(file, content.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        }
        assertThat(list.check("x.bpmn", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2})).isNotEmpty();
    }
}
