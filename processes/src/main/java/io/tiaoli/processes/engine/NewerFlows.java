package io.tiaoli.processes.engine;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While nodes of two releases run side by side, leaves the jobs of flows that need a worker of the newer release to nodes that have it.
 * As long as there are no such flows, jobs are looked for as ever.
 */
public final class NewerFlows extends AbstractProcessEnginePlugin {

    /** A job that is met before fails once and is tried again after ten seconds. */
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(NewerFlows.class);
    private static final Pattern WORKER = Pattern.compile("delegateExpression=\"[$#]\\{\\s*(\\w+)\\s*}\"");

    private final Set<String> workers;
    private final Duration pause;
    private final Map<String, Set<String>> missing = new HashMap<>();
    private long looked;

    /** @param workers the names of those that this node has */
    NewerFlows(Set<String> workers, Duration pause) {
        this.workers = workers;
        this.pause = pause;
        this.looked = System.nanoTime() - pause.toNanos();
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine built) {
        var engine = (ProcessEngineConfigurationImpl) built.getProcessEngineConfiguration();
        engine.getJobExecutor().setAcquireJobsCmdFactory(acquisition(engine));
    }

    /** How this node looks for jobs. */
    AcquireJobsCommandFactory acquisition(ProcessEngineConfigurationImpl engine) {
        var usual = new DefaultAcquireJobsCommandFactory(engine.getJobExecutor());
        return most -> context -> {
            look(engine, context.getDbSqlSession().getSqlSession().getConnection());
            return usual.getCommand(most).execute(context);
        };
    }

    private synchronized void look(ProcessEngineConfigurationImpl engine, Connection connection) {
        if (System.nanoTime() - looked < pause.toNanos()) return;
        looked = System.nanoTime();
        try {
            var deployed = deployed(connection);
            missing.keySet().retainAll(deployed);
            for (String deployment : deployed) if (!missing.containsKey(deployment)) missing.put(deployment, missing(connection, deployment));
            Set<String> ours = ConcurrentHashMap.newKeySet();
            missing.forEach((deployment, lacking) -> {
                if (lacking.isEmpty()) ours.add(deployment);
            });
            engine.setRegisteredDeployments(ours);
            engine.setJobExecutorDeploymentAware(ours.size() < missing.size());
        } catch (SQLException e) {
            throw new IllegalStateException("It is not known which flows this node can run", e);
        }
    }

    private static Set<String> deployed(Connection connection) throws SQLException {
        Set<String> deployed = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select ID_ from ACT_RE_DEPLOYMENT"); var rows = select.executeQuery()) {
            while (rows.next()) deployed.add(rows.getString(1));
        }
        return deployed;
    }

    private Set<String> missing(Connection connection, String deployment) throws SQLException {
        Set<String> lacking = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement("select BYTES_ from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ = ? and NAME_ like '%.bpmn'")) {
            select.setString(1, deployment);
            try (var rows = select.executeQuery()) {
                while (rows.next()) WORKER.matcher(new String(rows.getBytes(1), StandardCharsets.UTF_8)).results().map(found -> found.group(1)).filter(name -> !workers.contains(name)).forEach(lacking::add);
            }
        }
        if (!lacking.isEmpty()) LOG.warn("Deployment {} is left to newer nodes: it needs {}", deployment, lacking);
        return lacking;
    }
}
