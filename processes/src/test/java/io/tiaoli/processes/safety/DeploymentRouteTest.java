package io.tiaoli.processes.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The allow-list stands in the engine, so that REST, the modeler and our own pages meet it alike. */
class DeploymentRouteTest {

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = SafeEngine.start(Map.of("sendSms", (JavaDelegate) execution -> { }, "priceQuote", (JavaDelegate) execution -> { }));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tiaoli.processes.safety.ModelAllowListTest#waysIn")
    void noWayInIsDeployed(String name, String bpmn, String named) {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().addString("flow.bpmn", bpmn).deploy())
                .isInstanceOf(BadUserRequestException.class).hasMessageStartingWith("没有部署：").hasMessageContaining(named);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow.bpmn20.xml", "flow.cmmn", "flow.cmmn10.xml", "flow.cmmn11.xml", "flow.dmn11.xml", "FLOW.BPMN", "bpmn"})
    void noOtherSuffixLeadsPastIt(String fileName) {
        String shell = SafeEngine.process("<bpmn:serviceTask id=\"step\" camunda:type=\"shell\"/>");
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().addString(fileName, shell).deploy())
                .isInstanceOf(BadUserRequestException.class).hasMessageStartingWith("没有部署：");
    }

    @Test
    void whatIsAllowedIsDeployed() {
        engine.getRepositoryService().createDeployment()
                .addString("flow.bpmn", SafeEngine.process("<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${sendSms}\"/>"))
                .addString("quote.sms", "您好").deploy();
        assertThat(engine.getRuntimeService().startProcessInstanceByKey("flow").isEnded()).isTrue();
    }
}
