package io.tiaoli.processes.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import io.tiaoli.processes.Role;
import io.tiaoli.processes.decisions.ReadOnceFeel;
import io.tiaoli.processes.safety.HistoryByNeed;
import io.tiaoli.processes.safety.SafetyPlugin;
import io.tiaoli.processes.tasks.TaskRulePlugin;
import io.tiaoli.processes.tasks.WhoMayWork;
import io.tiaoli.workers.logging.LogMarks;

/** How the engine differs from its defaults, each with its reason. */
@Configuration
class EngineConfiguration {

    static final int CACHED_VERSIONS = 128;

    /** The engine's time for everybody: a test that moves it moves timers, due dates, messages and documents alike. */
    @Bean
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.systemDefault();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
            }

            @Override
            public Instant instant() {
                return ClockUtil.getCurrentTime().toInstant();
            }
        };
    }

    @Bean
    @Order(1)
    ProcessEnginePlugin flows(Workers workers, List<BpmnParseListener> listeners, List<Deployer> deployers) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setCustomPostBPMNParseListeners(new ArrayList<>(listeners));
                engine.setCustomPreDeployers(new ArrayList<>(deployers));
                engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<CommandInterceptor>(List.of(new RetryLostRace(), new UnstorableInput())));
                engine.setCustomHistoryLevels(new ArrayList<>(List.of(new HistoryByNeed())));
                var decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
                decisions.setFeelEngineFactory(ReadOnceFeel::new);
                engine.setDmnEngineConfiguration(decisions);
                engine.setFailedJobRetryTimeCycle("PT10S,PT1M,PT10M,PT1H");
                engine.setEnforceHistoryTimeToLive(true);
                // of the engine's thousand versions of flows, a node with half a gigabyte holds no more than a hundred and thirty, and these only while there is room; one that is left out is read again
                engine.setCacheCapacity(CACHED_VERSIONS);
                engine.setCacheFactory(new SoftVersions());
                engine.setAdminGroups(new ArrayList<>(List.of("administrator")));
                // ids of users and groups such as service-advisor-1
                engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
                engine.setEnablePasswordPolicy(true);
                // the engine would lock the account itself: wrong passwords are slowed down per user and address instead
                engine.setLoginMaxAttempts(Integer.MAX_VALUE);
                engine.setLoginDelayMaxTime(0);
                engine.setMetricsEnabled(false);
                // every line that a step logs, and that its failure logs, says the case by the number that staff read
                engine.setLoggingContextBusinessKey(LogMarks.CASE);
                engine.setLoggingContextProcessDefinitionKey("flow");
                engine.setLoggingContextActivityId("step");
                engine.setTaskMetricsEnabled(false);
            }
        };
    }

    @Bean
    ProcessEnginePlugin dueJobs() {
        return new DueJobs();
    }

    @Bean
    ProcessEnginePlugin newerFlows(Workers workers) {
        return new NewerFlows(workers.delegates().keySet(), NewerFlows.PAUSE);
    }

    @Bean
    ProcessEnginePlugin fewStatements() {
        return new FewStatements();
    }

    /** Without them a due job is looked for among all that wait, and a page of tasks among all that are open. */
    @Bean
    ProcessEnginePlugin additions() {
        return new EngineAdditions();
    }

    /** Closes what a deployer, a filter or a variable could use to run code. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 1)
    ProcessEnginePlugin safety(Workers workers) {
        return new SafetyPlugin(workers.delegates());
    }

    /** Shows and gives a task only to its assignee, its candidate groups and their managers. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProcessEnginePlugin taskRule() {
        return new TaskRulePlugin(Role::managedBy);
    }

    @Bean
    WhoMayWork whoMayWork(ProcessEngine engine) {
        return new WhoMayWork(engine, Role::managedBy);
    }
}
