package io.tiaoli.processes.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.tiaoli.processes.testing.FlowTest;

/** An owner's deployment survives a restart, a new jar and an old node. */
@FlowTest
class OwnersFlowsTest {

    static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired FlowDeployment nodes;
    @Autowired ShippedFlows shipped;
    @Autowired FlowHistory history;
    @Autowired RepositoryService repository;

    final String flow = "test-flow-" + Character.toString('a' + NUMBER.incrementAndGet());
    final String folder = "shared/" + flow;

    /** A flow that says what it is. */
    static String diagram(String flow, String says) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://tiaoli.io/flows">
                  <bpmn:process id="%s" name="测试" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:documentation>%s</bpmn:documentation>
                    <bpmn:startEvent id="begun" /><bpmn:sequenceFlow id="on" sourceRef="begun" targetRef="done" /><bpmn:endEvent id="done" />
                  </bpmn:process>
                </bpmn:definitions>""".formatted(flow, says);
    }

    FlowFolder saying(String says) {
        return new FlowFolder(folder, new TreeMap<>(Map.of(flow + ".bpmn", diagram(flow, says).getBytes(StandardCharsets.UTF_8))));
    }

    /** A node starts with a jar that holds the product's flows and these. */
    void nodeStarts(FlowFolder... more) {
        var folders = new ArrayList<>(shipped.all());
        folders.addAll(List.of(more));
        nodes.deploy(folders);
    }

    void ownerDeploys(String says) {
        repository.createDeployment().name(folder).source("workbench").addString(flow + ".bpmn", diagram(flow, says)).deploy();
    }

    ProcessDefinition latest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey(flow).latestVersion().singleResult();
    }

    String latestSays() {
        return (String) repository.getBpmnModelInstance(latest().getId()).getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Documentation.class).iterator().next().getTextContent();
    }

    @AfterEach
    void clear() {
        repository.createDeploymentQuery().deploymentNameLike("shared/test-flow-%").list().forEach(d -> repository.deleteDeployment(d.getId(), true));
    }

    @Test
    void aRestartWithTheSameJarDeploysNothing() {
        nodeStarts(saying("一"));
        long before = repository.createDeploymentQuery().count();
        nodeStarts(saying("一"));
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(latest().getVersion()).isEqualTo(1);
    }

    @Test
    void anOwnersDeploymentStaysTheLatestOverARestart() {
        nodeStarts(saying("一"));
        ownerDeploys("店主的");
        assertThat(history.of(folder).get(0).origin()).isEqualTo("OWNER");
        assertThat(history.of(folder).get(0).reason()).contains("workbench");
        nodeStarts(saying("一"));
        assertThat(latestSays()).isEqualTo("店主的");
        assertThat(history.waiting()).doesNotContain(folder);
    }

    @Test
    void aNewJarDoesNotOverrideTheOwnerButWaitsUntilItIsTaken() {
        nodeStarts(saying("一"));
        ownerDeploys("店主的");
        nodeStarts(saying("二"));
        assertThat(latestSays()).isEqualTo("店主的");
        assertThat(history.waiting()).contains(folder);

        nodeStarts(saying("三"));
        ownerDeploys("店主又改的");
        assertThat(history.waiting()).as("an owner's further change takes nothing").contains(folder);
        ownerDeploys("三");
        assertThat(history.waiting()).as("taken").doesNotContain(folder);
        nodeStarts(saying("三"));
        assertThat(latestSays()).isEqualTo("三");
    }

    @Test
    void withoutAnOwnersChangeANewJarBringsItsVersion() {
        nodeStarts(saying("一"));
        nodeStarts(saying("二"));
        assertThat(latestSays()).isEqualTo("二");
    }

    @Test
    void anOldNodeThatStartsLaterBringsNothingBack() {
        nodeStarts(saying("一"));
        nodeStarts(saying("二"));
        nodeStarts(saying("一"));
        assertThat(latestSays()).isEqualTo("二");
        assertThat(latest().getVersion()).isEqualTo(2);
    }

    @Test
    void aContentThatWasShippedBeforeNeverBecomesTheLatestAgain() {
        var other = new FlowFolder(folder + "x", new TreeMap<>(Map.of(flow + "x.bpmn", diagram(flow + "x", "别的").getBytes(StandardCharsets.UTF_8))));
        nodeStarts(saying("一"));
        nodeStarts(saying("二"));
        nodeStarts(saying("一"), other);
        assertThat(latestSays()).isEqualTo("二");
    }

    @Test
    void anOldNodeDoesNotSuspendAFlowThatItDoesNotKnow() {
        var old = new FlowFolder(folder + "y", new TreeMap<>(Map.of(flow + "y.bpmn", diagram(flow + "y", "老的").getBytes(StandardCharsets.UTF_8))));
        nodeStarts(old);
        nodeStarts(old, saying("新的"));
        nodeStarts(old);
        assertThat(latest().isSuspended()).isFalse();
    }

    @Test
    void aFlowThatTheProductNoLongerBringsTakesNoNewCasesAndComesBackWithIt() {
        nodeStarts(saying("一"));
        nodeStarts(marker("a"));
        assertThat(latest().isSuspended()).isTrue();
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("customer-contact").latestVersion().singleResult().isSuspended()).isFalse();
        nodeStarts(saying("一"), marker("b"));
        assertThat(latest().isSuspended()).isFalse();
    }

    @Test
    void anOwnersOwnFlowIsNotSuspendedByAJarThatDoesNotKnowIt() {
        nodeStarts(marker("c"));
        ownerDeploys("只有店主有");
        nodeStarts(marker("d"));
        assertThat(latest().isSuspended()).isFalse();
    }

    @Test
    void twoNodesThatStartAtOnceDeployOnce() throws Exception {
        long before = repository.createDeploymentQuery().deploymentName(folder).count();
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        Callable<Void> node = () -> {
            barrier.await();
            nodeStarts(saying("一"));
            return null;
        };
        try {
            for (var started : threads.invokeAll(List.of(node, node))) started.get();
        } finally {
            threads.shutdown();
        }
        assertThat(repository.createDeploymentQuery().deploymentName(folder).count()).isEqualTo(before + 1);
        assertThat(latest().getVersion()).isEqualTo(1);
    }

    /** A folder that makes a jar another one. */
    private FlowFolder marker(String name) {
        String id = flow + "-mark-" + name;
        return new FlowFolder("shared/" + id, new TreeMap<>(Map.of(id + ".bpmn", diagram(id, "标记").getBytes(StandardCharsets.UTF_8))));
    }
}
