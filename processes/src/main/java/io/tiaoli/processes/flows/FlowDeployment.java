package io.tiaoli.processes.flows;

import static java.util.stream.Collectors.toSet;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys at start what the product brings, folder by folder, under one lock of the database: a content that was never
 * shipped before becomes the running version unless an owner has deployed the folder since; then it waits for the owner.
 * A version of the product that was here before, on this or another node, changes nothing.
 */
@Component
@Order(0)
public class FlowDeployment implements ApplicationRunner {

    static final String SHIPPED = "SHIPPED";
    private static final Logger LOG = LoggerFactory.getLogger(FlowDeployment.class);

    private final ShippedFlows shipped;
    private final FlowHistory history;
    private final ShippedCheck check;
    private final RepositoryService repository;
    private final TransactionTemplate transaction;
    private volatile boolean done;

    FlowDeployment(ShippedFlows shipped, FlowHistory history, ShippedCheck check, RepositoryService repository, PlatformTransactionManager transactions) {
        this.shipped = shipped;
        this.history = history;
        this.check = check;
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        deploy(shipped.all());
    }

    /** Whether the shipped flows were brought in; health says UP only then. */
    public boolean isDone() {
        return done;
    }

    /** Checks all folders together, then deploys those that are new. */
    public void deploy(List<FlowFolder> folders) {
        var findings = check.all(folders);
        if (!findings.isEmpty()) throw new FlowRefused(findings);
        transaction.executeWithoutResult(status -> {
            history.lock();
            if (!history.released(FlowFolder.hash(folders))) return;
            folders.forEach(this::deployIfNew);
            suspendRemoved(folders);
        });
        done = true;
    }

    private void deployIfNew(FlowFolder folder) {
        if (history.cameBack(folder.name())) repository.activateProcessDefinitionByKey(folder.flow());
        boolean ownersTurn = history.latest(folder.name()).filter(last -> !last.origin().equals(SHIPPED)).isPresent();
        if (!history.shipped(folder, ownersTurn ? "WAITING" : "TAKEN")) return;
        if (ownersTurn) {
            LOG.info("A new shipped version of {} waits for its owner", folder.name());
            return;
        }
        var deployment = repository.createDeployment().name(folder.name()).source(SHIPPED);
        folder.files().forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        deployment.deploy();
        LOG.info("Deployed {}", folder.name());
    }

    /** A flow that the product no longer brings takes no new cases; those that run go on. */
    private void suspendRemoved(List<FlowFolder> folders) {
        Set<String> brought = folders.stream().map(FlowFolder::flow).collect(toSet());
        for (var definition : repository.createProcessDefinitionQuery().latestVersion().active().list()) {
            if (brought.contains(definition.getKey())) continue;
            history.folderOf(definition.getKey()).flatMap(history::latest).filter(last -> last.origin().equals(SHIPPED)).ifPresent(last -> {
                repository.suspendProcessDefinitionByKey(definition.getKey());
                history.removed(last.folder());
            });
        }
    }
}
