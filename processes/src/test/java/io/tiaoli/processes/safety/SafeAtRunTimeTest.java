package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that came past the check at deployment: the engine itself refuses to run what is not allowed. */
class SafeAtRunTimeTest {

    private static final AtomicInteger SENT = new AtomicInteger();
    private static final JavaDelegate SEND_SMS = execution -> SENT.incrementAndGet();
    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = SafeEngine.startWithoutModelCheck(Map.of("sendSms", SEND_SMS));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static ProcessInstance run(String bpmn, Map<String, Object> variables) {
        engine.getRepositoryService().createDeployment().addString("flow.bpmn", bpmn).deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("flow", "RO-1", variables);
    }

    private static String keeping(String expression) {
        return SafeEngine.process("""
                <bpmn:userTask id="step"><bpmn:extensionElements><camunda:inputOutput>
                  <camunda:inputParameter name="result">%s</camunda:inputParameter>
                </camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>""".formatted(expression.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static Map<String, Object> variables() {
        return Variables.createVariables()
                .putValueTyped("sheet", SpinValues.jsonValue("{\"approved\":true,\"lines\":[{\"fen\":100},{\"fen\":200}]}").create())
                .putValue("text", "x").putValue("days", 2).putValue("list", new ArrayList<>(List.of("a", "b")))
                .putValue("estimate", new HashMap<>(Map.of("fen", 28300))).putValue("sendSms", "not a worker");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "${secret.getPassword()}", "${sendSms.execute(execution)}", "${sendSms.class}", "${sendSms.hashCode()}",
        "${text.getClass()}", "${text.class}", "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null)}",
        "${execution.processEngineServices}", "${execution.getProcessEngineServices().getRuntimeService()}", "${execution.processEngine}", "${execution.class}",
        "${execution.setVariable('a', 1)}", "${execution.getVariable('text')}", "${execution.bpmnModelInstance}",
        "${sheet.mapTo('java.util.HashMap')}", "${sheet.jsonPath('$.approved').boolValue()}", "${sheet.prop('a', 'b')}", "${sheet.deleteProp('approved')}",
        "${sheet.unwrap()}", "${sheet.dataFormatName}", "${list.add('c')}", "${list.class}", "${list.stream()}", "${estimate.put('a', 1)}", "${estimate.getClass()}",
        "${text.length()}", "${now().setTime(1)}", "${dateTime().zone}", "${dateTime().getZone()}", "${S('{}')}", "${JSON('{}')}", "${XML('<a/>')}"})
    void anExpressionReachesNothingElse(String expression) {
        int read = SafeEngine.Secret.READ.get();
        assertThatThrownBy(() -> run(keeping(expression), variables())).isInstanceOf(ProcessEngineException.class)
                .message().containsAnyOf("表达式里不允许", "resolved to null", "Could not resolve function", "For input string");
        assertThat(SafeEngine.Secret.READ).hasValue(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${secret}", "${secret.password}", "${missing}"})
    void aBeanReadsAsAVariableThatNobodySet(String expression) {
        int read = SafeEngine.Secret.READ.get();
        ProcessInstance instance = run(keeping(expression), variables());
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(instance.getId()).variableName("result").singleResult().getValue()).isNull();
        assertThat(SafeEngine.Secret.READ).hasValue(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "${execution.processBusinessKey} | RO-1", "${text}-${days + 1} | x-3", "${sheet.prop('approved').boolValue()} | true",
        "${sheet.prop('lines').elements().get(1).prop('fen').numberValue()} | 200", "${sheet.prop('lines').elements().size()} | 2",
        "${sheet.hasProp('missing')} | false", "${estimate.fen} | 28300", "${estimate['fen']} | 28300", "${list[1]} | b", "${list.contains('a')} | true",
        "${empty text ? 'leer' : 'voll'} | voll"})
    void whatADiagramNeedsWorks(String expression, String result) {
        ProcessInstance instance = run(keeping(expression), variables());
        assertThat(engine.getRuntimeService().createVariableInstanceQuery().processInstanceIdIn(instance.getId()).variableName("result").singleResult().getValue())
                .hasToString(result);
    }

    @Test
    void datesAreComputedFromTheEnginesClock() {
        ProcessInstance instance = run(SafeEngine.process("<bpmn:userTask id=\"step\" camunda:dueDate=\"${dateTime().plusDays(days).toDate()}\" camunda:followUpDate=\"${now()}\"/>"), variables());
        var task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
        assertThat(task.getDueDate()).isCloseTo(new Date(task.getFollowUpDate().getTime() + 2 * 86_400_000L), 60_000);
    }

    @Test
    void aWorkerIsFoundByNameEvenWhereAVariableHasThatName() {
        int before = SENT.get();
        run(SafeEngine.process("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${sendSms}\"/>"), variables());
        assertThat(SENT).hasValue(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${secret}", "${text}", "${sheet}", "${execution}"})
    void nothingElseIsAWorker(String delegate) {
        assertThatThrownBy(() -> run(SafeEngine.process("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"" + delegate + "\"/>"), variables()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "groovy", "juel", "feel", "python"})
    void noScriptRuns(String language) {
        assertThatThrownBy(() -> run(SafeEngine.process("<bpmn:scriptTask id=\"step\" scriptFormat=\"" + language + "\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"), variables()))
                .hasMessageContaining("不允许脚本");
    }

    @Test
    void noConditionIsAScript() {
        assertThatThrownBy(() -> run(SafeEngine.process("<bpmn:manualTask id=\"step\"/>",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">true</bpmn:conditionExpression>"), variables()))
                .hasMessageContaining("不允许脚本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy"})
    void noDecisionSpeaksAnythingButFeel(String language) {
        assertThatThrownBy(() -> {
            engine.getRepositoryService().createDeployment().addString("d.dmn", decision(language, "${secret.password}")).deploy();
            engine.getDecisionService().evaluateDecisionTableByKey("d").variables(variables()).evaluate();
        }).isInstanceOf(ProcessEngineException.class).rootCause().hasMessageMatching("(?s).*(不允许|only).*");
    }

    @Test
    void feelReachesNoClass() {
        engine.getRepositoryService().createDeployment().addString("d.dmn",
                decision("feel", "{ f: function(x) external { java: { class: \"java.lang.System\", method signature: \"getProperty(java.lang.String)\" } }, r: f(\"user.home\") }.r")).deploy();
        assertThatThrownBy(() -> engine.getDecisionService().evaluateDecisionTableByKey("d").variables(variables()).evaluate())
                .rootCause().hasMessageContaining("External functions are disabled");
    }

    private static String decision(String language, String cell) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="ds" name="d" namespace="x">
                  <decision id="d" name="d"><decisionTable id="t"><input id="i"><inputExpression id="ie"><text>text</text></inputExpression></input><output id="o" name="o"/>
                    <rule id="r"><inputEntry id="e"><text></text></inputEntry><outputEntry id="oe" expressionLanguage="%s"><text>%s</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>""".formatted(language, cell.replace("\"", "&quot;"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"singleEntry | 28300", "singleResult | {o=28300}", "collectEntries | [28300]", "resultList | [{o=28300}]"})
    void aDecisionsResultIsKeptInEveryMapping(String mapping, String result) {
        engine.getRepositoryService().createDeployment().addString("d.dmn", decision("feel", "28300")).deploy();
        ProcessInstance instance = run(SafeEngine.process("<bpmn:businessRuleTask id=\"step\" camunda:decisionRef=\"d\" camunda:resultVariable=\"result\" camunda:mapDecisionResult=\"" + mapping + "\"/>")
                .replace("<bpmn:endEvent id=\"done\"/>", "<bpmn:userTask id=\"done\"/>"), variables());
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "result")).hasToString(result);
    }

    @Test
    void theEnginesOwnParserReadsNoEntities() {
        String xxe = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>" + SafeEngine.process("<bpmn:userTask id=\"step\" name=\"&f;\"/>").replaceFirst("<\\?xml.*\\?>", "");
        assertThatThrownBy(() -> run(xxe, variables())).isInstanceOf(ProcessEngineException.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void anUncaughtBpmnErrorDoesNotEndTheCaseSilently() {
        assertThatThrownBy(() -> run(SafeEngine.process("<bpmn:userTask id=\"step\"/>").replace("<bpmn:endEvent id=\"done\"/>",
                "<bpmn:endEvent id=\"done\"><bpmn:errorEventDefinition errorRef=\"e\"/></bpmn:endEvent>")
                .replace("<bpmn:process", "<bpmn:error id=\"e\" errorCode=\"part-missing\"/><bpmn:process").replace("userTask", "manualTask"), variables()))
                .hasMessageContaining("part-missing");
    }
}
