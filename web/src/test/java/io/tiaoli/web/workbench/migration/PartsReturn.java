package io.tiaoli.web.workbench.migration;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.tiaoli.web.testing.Work;

/** A small flow in two versions: the second gives less time, waits for no supplier, and calls its last step otherwise. */
@Component
class PartsReturn {

    static final String ID = "parts-return";
    static final String FOLDER = "workshop/" + ID;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Work work;
    private final JdbcClient jdbc;

    PartsReturn(RepositoryService repository, RuntimeService runtime, TaskService tasks, Work work, JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.work = work;
        this.jdbc = jdbc;
    }

    void deployFirst() {
        deploy("P3D", true, "tell-result");
    }

    void deploySecond() {
        deploy("P2D", false, "say-result");
    }

    /** As an owner does, through the same check. */
    private void deploy(String late, boolean waits, String last) {
        repository.createDeployment().name(FOLDER).source("a test needs it").addString(ID + ".bpmn", diagram(late, waits, last)).addString("parts-return-answer.form", """
                {"type": "default", "id": "parts-return-answer", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "components": [
                  {"type": "group", "id": "answer-group", "path": "answer", "label": "答复", "components": [{"type": "textfield", "id": "words", "key": "words", "label": "%s"}]}]}"""
                .formatted(waits ? "怎么说的" : "怎么答的")).deploy();
    }

    /** Removes it with its cases and migrations. */
    void remove() {
        jdbc.sql("delete from migration_run where folder = ?").param(FOLDER).update();
        repository.createDeploymentQuery().deploymentName(FOLDER).list().forEach(d -> repository.deleteDeployment(d.getId(), true));
        jdbc.sql("delete from flow_deployment where folder = ?").param(FOLDER).update();
    }

    ProcessDefinition version(int version) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(ID).processDefinitionVersion(version).singleResult();
    }

    /** Starts cases that stand at the check. */
    List<ProcessInstance> start(int cases) {
        return IntStream.range(0, cases).mapToObj(n -> runtime.startProcessInstanceByKey(ID)).toList();
    }

    void complete(ProcessInstance process) {
        work.complete("service-advisor-1", tasks.createTaskQuery().processInstanceId(process.getId()).singleResult(), "answer", Map.of("words", "好"));
    }

    /** How many cases run on a version. */
    long on(int version) {
        return runtime.createProcessInstanceQuery().processDefinitionId(version(version).getId()).count();
    }

    private static String diagram(String late, boolean waits, String last) {
        String middle = waits ? "wait-supplier" : last;
        var shapes = Stream.of("return-wanted 100 100 36 36", "check-part 200 78 100 80", "check-late 232 140 36 36", "given-up 232 240 36 36", (waits ? "wait-supplier 350 100 36 36" : ""),
                last + " 450 78 100 80", "told-result 620 100 36 36").filter(shape -> !shape.isEmpty()).map(shape -> shape.split(" "))
                .map(s -> "<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></bpmndi:BPMNShape>".formatted(s[0], s[0], s[1], s[2], s[3], s[4])).toList();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="parts-return-definitions" targetNamespace="https://tiaoli.io/flows">
                  <bpmn:process id="parts-return" name="配件退货" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:documentation>客户退回一个配件，由服务顾问检查并告知结果。</bpmn:documentation>
                    <bpmn:extensionElements><camunda:properties><camunda:property name="series" value="PR" /></camunda:properties></bpmn:extensionElements>
                    <bpmn:startEvent id="return-wanted" name="要退一个配件" />
                    <bpmn:sequenceFlow id="wanted-to-check" sourceRef="return-wanted" targetRef="check-part" />
                    <bpmn:userTask id="check-part" name="检查配件" camunda:candidateGroups="service-advisor" camunda:dueDate="PT2H" camunda:formRef="parts-return-answer" camunda:formRefBinding="deployment" />
                    <bpmn:boundaryEvent id="check-late" name="一直没查" attachedToRef="check-part"><bpmn:timerEventDefinition id="check-late-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">%s</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                    <bpmn:sequenceFlow id="late-to-end" sourceRef="check-late" targetRef="given-up" />
                    <bpmn:endEvent id="given-up" name="放弃退货" />
                    <bpmn:sequenceFlow id="check-to-next" sourceRef="check-part" targetRef="%s" />
                    %s
                    <bpmn:userTask id="%s" name="告知结果" camunda:candidateGroups="service-advisor" camunda:dueDate="PT2H" camunda:formRef="parts-return-answer" camunda:formRefBinding="deployment" />
                    <bpmn:sequenceFlow id="tell-to-end" sourceRef="%s" targetRef="told-result" />
                    <bpmn:endEvent id="told-result" name="已告知" />
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="parts-return-diagram"><bpmndi:BPMNPlane id="parts-return-plane" bpmnElement="parts-return">%s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(late, middle, waits ? """
                <bpmn:intermediateCatchEvent id="wait-supplier" name="等供应商"><bpmn:timerEventDefinition id="supplier-timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="supplier-to-tell" sourceRef="wait-supplier" targetRef="%s" />""".formatted(last) : "", last, last, String.join("", shapes));
    }
}
