package io.tiaoli.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every diagram keeps to beside what the deployment check asks, whoever drew it. */
class DiagramRulesTest {

    static Stream<Path> diagrams() throws IOException {
        return CatalogueTest.diagrams().stream();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("no id is one that a modeler made up")
    void idsAreNamed(Path file) {
        assertThat(nodes(file)).allSatisfy(node -> assertThat(node.getId()).matches("[a-z0-9]+(-[a-z0-9]+)*").doesNotMatch("(activity|gateway|event|flow)-[0-9a-z]{7}"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("every step and event has a name in Chinese, every gateway that parts ways asks a question")
    void namesAreChinese(Path file) {
        assertThat(nodes(file)).allSatisfy(node -> {
            boolean joins = node instanceof Gateway && node.getOutgoing().size() < 2;
            if (!joins) assertThat(node.getName()).as(node.getId()).isNotBlank().containsPattern("[\\u4e00-\\u9fff]");
            if (node instanceof ExclusiveGateway && !joins) assertThat(node.getName()).as(node.getId()).endsWith("？");
        });
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("a condition asks one variable one question")
    void conditionsAreSimple(Path file) {
        assertThat(read(file).getModelElementsByType(ConditionExpression.class)).allSatisfy(condition ->
                assertThat(condition.getTextContent().strip()).as(((SequenceFlow) condition.getParentElement()).getId()).matches("\\$\\{!?\\w+( (==|!=|>|<|>=|<=) ('[A-Z_]*'|-?\\d+|null|true|false))?}"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("every step of a person says in Chinese what its rule is")
    void stepsAreDocumented(Path file) {
        assertThat(read(file).getModelElementsByType(UserTask.class)).allSatisfy(task -> assertThat(task.getDocumentations()).as(task.getId()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    @DisplayName("everything is drawn")
    void everythingIsDrawn(Path file) {
        var model = read(file);
        List<String> drawn = model.getModelElementsByType(BpmnShape.class).stream().map(s -> s.getBpmnElement().getId()).toList();
        assertThat(nodes(file)).allSatisfy(node -> assertThat(drawn).contains(node.getId()));
    }

    private static List<FlowNode> nodes(Path file) {
        return List.copyOf(read(file).getModelElementsByType(FlowNode.class));
    }

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }
}
