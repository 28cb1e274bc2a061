package io.tiaoli.processes.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;
import io.tiaoli.processes.testing.Shop;
import io.tiaoli.workers.checklists.Defects;
import io.tiaoli.workers.checklists.SheetResults;

/** An owner edits the rows of a check sheet; its form is made when the folder is deployed. */
@FlowTest
class ChecklistFormTest {

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://tiaoli.io/flows">
              <bpmn:process id="tool-check" name="查工具" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:documentation>查一次工具。</bpmn:documentation>
                <bpmn:extensionElements><camunda:properties><camunda:property name="series" value="TC" /></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="begun" /><bpmn:sequenceFlow id="to-check" sourceRef="begun" targetRef="check-tools" />
                <bpmn:userTask id="check-tools" name="查工具" camunda:formRef="FORM" camunda:formRefBinding="BINDING" camunda:candidateGroups="technician" camunda:dueDate="PT2H" />
                <bpmn:sequenceFlow id="to-score" sourceRef="check-tools" targetRef="score" />
                <bpmn:serviceTask id="score" name="评分" camunda:delegateExpression="${scoreChecklist}">
                  <bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name="record">toolCheckTools</camunda:inputParameter>
                    <camunda:outputParameter name="checkScore">${checkScore}</camunda:outputParameter></camunda:inputOutput></bpmn:extensionElements>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="to-wait" sourceRef="score" targetRef="waited" />
                <bpmn:userTask id="waited" name="再看" camunda:formRef="FORM" camunda:formRefBinding="BINDING" camunda:candidateGroups="technician" camunda:dueDate="PT2H" />
                <bpmn:sequenceFlow id="to-end" sourceRef="waited" targetRef="done" /><bpmn:endEvent id="done" />
              </bpmn:process>
            </bpmn:definitions>""";

    private static final String SHEET = """
            查核表,工具检查
            编号,T-1
            分组,权重,项目,答法,不合格时,由谁处理,变量
            工具,30,扳手在位,,整改,technician,
            扭力,30,扭力（牛米）,数字 0-200 至少 90,整改,technician,torque
            """;

    @Autowired RepositoryService repository;
    @Autowired FlowDeployments flows;
    @Autowired FlowCheck check;
    @Autowired SheetResults results;
    @Autowired Defects defects;
    @Autowired Shop shop;

    static Map<String, String> files(String sheet, String form, String binding) {
        return new TreeMap<>(Map.of("tool-check.bpmn", BPMN.replace("FORM", form).replace("BINDING", binding), "tool-check-tools.checklist", sheet));
    }

    void deploy(Map<String, String> files) {
        var deployment = repository.createDeployment().name("shared/tool-check");
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    JsonNode form() {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey("tool-check").latestVersion().singleResult();
        try (var content = repository.getResourceAsStream(definition.getDeploymentId(), "tool-check-tools.form")) {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("the form follows the rows, says that odd weights are normalised, and its answers are scored by the sheet that it was made from")
    void worksByItsSheet() {
        deploy(files(SHEET, "tool-check-tools", "deployment"));
        assertThat(form().toString()).contains("原表各组权重合计 60，不是 100；得分按 60 折算成百分制。", "扳手在位", "合格：至少 90", "工具（权重 30）");
        var check = shop.start("tool-check", null, Map.of());
        String caseNo = check.getBusinessKey() == null ? shop.variable(check, "caseNo").toString() : check.getBusinessKey();

        // the owner changes the sheet while somebody fills in the old one
        deploy(files(SHEET.replace("扳手在位", "扳手干净").replace("至少 90", "至少 120"), "tool-check-tools", "deployment"));
        assertThat(form().toString()).contains("扳手干净", "至少 120");
        assertThatThrownBy(() -> shop.complete("check-tools", "toolCheckTools", Map.of("item1", true, "torque", 300))).hasMessageContaining("「扭力（牛米）」的值「300」不合要求，应为：不大于 200");
        shop.complete("check-tools", "toolCheckTools", Map.of("item1", false, "torque", 100, "sheet", "tool-check-tools@forged"));
        assertThat(shop.variable(check, "torque")).isEqualTo(100L);
        assertThat(shop.variable(check, "checkScore")).isEqualTo("50.00");
        assertThat(results.of(caseNo)).singleElement().satisfies(result -> assertThat(result.person()).contains("technician-1"));
        assertThat(defects.open(caseNo)).singleElement().satisfies(defect -> assertThat(defect.item()).isEqualTo("扳手在位"));
    }

    @Test
    @DisplayName("what was deployed comes back without the made form, and may be deployed again with it")
    void roundTrip() {
        deploy(files(SHEET, "tool-check-tools", "deployment"));
        var content = flows.content("shared/tool-check", flows.latest("shared/tool-check").deploymentId());
        assertThat(content.files()).containsOnlyKeys("tool-check.bpmn", "tool-check-tools.checklist");
        var fetched = files(SHEET.replace("扳手在位", "扳手齐全"), "tool-check-tools", "deployment");
        fetched.put("tool-check-tools.form", form().toString());
        deploy(fetched);
        assertThat(form().toString()).contains("扳手齐全").doesNotContain("扳手在位");
    }

    @Test
    @DisplayName("a sheet that cannot be, a role that nobody has and a form beside it are refused by name")
    void refused() {
        assertThatThrownBy(() -> deploy(files(SHEET.replace("整改,technician,\n扭", "罚款,technician,\n扭"), "tool-check-tools", "deployment")))
                .hasMessageContaining("tool-check-tools.checklist").hasMessageContaining("「罚款」，可以是：记录、整改、采购");
        assertThatThrownBy(() -> deploy(files(SHEET.replace("technician", "mechanic"), "tool-check-tools", "deployment"))).hasMessageContaining("没有名为「mechanic」的角色");
        assertThatThrownBy(() -> deploy(files(SHEET.replace("扭力,30", "扭力,多"), "tool-check-tools", "deployment"))).hasMessageContaining("权重「多」不对");
        var both = files(SHEET, "tool-check-tools", "deployment");
        both.put("tool-check-tools.form", form("someone"));
        assertThatThrownBy(() -> deploy(both)).hasMessageContaining("由这张查核表生成，请不要另写");
    }

    @Test
    @DisplayName("a sheet of another folder binds to the latest")
    void sharedSheets() {
        assertThat(check.one(folder(files(SHEET, "pdi", "latest")))).isEmpty();
        assertThat(check.one(folder(files(SHEET, "pdi", "deployment")))).extracting(Finding::message).contains("别的文件夹的查核表须绑定最新版本（latest）");
    }

    private static FlowFolder folder(Map<String, String> files) {
        var content = new TreeMap<String, byte[]>();
        files.forEach((name, text) -> content.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new FlowFolder("shared/tool-check", content);
    }

    private static String form(String field) {
        return """
                {"type": "default", "id": "tool-check-tools", "schemaVersion": 16, "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "components": [
                  {"type": "group", "id": "toolCheckTools", "path": "toolCheckTools", "label": "x", "components": [{"type": "textfield", "id": "%s", "key": "%s", "label": "x"}]}]}""".formatted(field, field);
    }
}
