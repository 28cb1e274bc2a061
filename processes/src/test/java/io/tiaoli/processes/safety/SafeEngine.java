package io.tiaoli.processes.safety;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** A real engine behind the safety plug-in, for tests that deploy past the allow-list and see the run time refuse. */
final class SafeEngine {

    /** The whole of the safety plug-in. */
    static ProcessEngine start(Map<String, ?> delegates) {
        return start(delegates, new SafetyPlugin(delegates));
    }

    /** Without the check at deployment, so that a test sees what the run time refuses by itself. */
    static ProcessEngine startWithoutModelCheck(Map<String, ?> delegates) {
        return start(delegates, new SafetyPlugin(delegates), new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomPreDeployers(null);
            }
        });
    }

    private static ProcessEngine start(Map<String, ?> delegates, ProcessEnginePlugin... plugins) {
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setProcessEngineName("safe-" + UUID.randomUUID());
        engine.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        engine.setJobExecutorActivate(false);
        engine.setEnforceHistoryTimeToLive(false);
        engine.setCustomHistoryLevels(List.of(new HistoryByNeed()));
        engine.setHistory(HistoryByNeed.NAME);
        engine.setBeans(new HashMap<>(Map.of("secret", new Secret())));
        engine.getProcessEnginePlugins().addAll(List.of(plugins));
        engine.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
        return engine.buildProcessEngine();
    }

    /** A process of one path: start, what is given, end. */
    static String process(String step) {
        return process(step, "");
    }

    /** {@code step} is an element with the id {@code step}; {@code onFlow} stands in the sequence flow behind it. */
    static String process(String step, String onFlow) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="http://tiaoli.io">
                  <bpmn:process id="flow" name="流程" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <bpmn:startEvent id="started"/>
                    <bpmn:sequenceFlow id="f1" sourceRef="started" targetRef="step"/>
                    %s
                    <bpmn:sequenceFlow id="f2" sourceRef="step" targetRef="done">%s</bpmn:sequenceFlow>
                    <bpmn:endEvent id="done"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(step, onFlow).strip();
    }

    /** A bean that no diagram may reach. */
    public static final class Secret {

        static final AtomicInteger READ = new AtomicInteger();

        public String getPassword() {
            READ.incrementAndGet();
            return "geheim";
        }
    }

    private SafeEngine() {}
}
