package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.checklists.CheckSheets;
import io.tiaoli.workers.wording.Wordings;

/** Stands before the engine's own deployers, so that what is deployed is checked, recorded and publishes its wording. */
@Component
public class FlowDeployer implements Deployer {

    /** To somebody whom the engine knows, who thus does not come by way of {@link FlowDeployments}. */
    private static final String CLOSED = "请在流程工作台发布，或从 Camunda Modeler 发布到 /engine-rest/deployment/create；别的入口不开放";

    private final FlowCheck check;
    private final FlowHistory history;
    private final Wordings wordings;
    private final CheckSheets sheets;
    private final ObjectProvider<DeployRule> rules;

    FlowDeployer(FlowCheck check, FlowHistory history, Wordings wordings, CheckSheets sheets, ObjectProvider<DeployRule> rules) {
        this.check = check;
        this.history = history;
        this.wordings = wordings;
        this.sheets = sheets;
        this.rules = rules;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) return;
        if (Context.getCommandContext().getAuthentication() != null) throw new BadUserRequestException(CLOSED);
        var folder = ChecklistForms.without(folder(deployment));
        boolean shipped = FlowDeployment.SHIPPED.equals(deployment.getSource());
        if (!shipped) {
            refuse(check.one(folder));
            rules.orderedStream().forEach(rule -> refuse(rule.findings(folder)));
        }
        history.deployed(deployment.getId(), folder, shipped ? FlowDeployment.SHIPPED : "OWNER", shipped ? Optional.empty() : Optional.ofNullable(deployment.getSource()));
        if (!shipped) history.taken(folder);
        folder.files().forEach((file, content) -> {
            if (FlowFolder.isWording(file)) wordings.publish(folder.flow(), file, new String(content, StandardCharsets.UTF_8));
            if (ChecklistForms.isSheet(file)) sheets.publish(folder.flow(), ChecklistForms.key(file), content);
        });
        ChecklistForms.of(folder).forEach((file, content) -> add(deployment, file, content));
    }

    /** The engine finds what it deploys among the resources, which it has already kept at this point. */
    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) throw new FlowRefused(findings);
    }

    private static void add(DeploymentEntity deployment, String file, byte[] content) {
        var made = new ResourceEntity();
        made.setName(file);
        made.setBytes(content);
        made.setDeploymentId(deployment.getId());
        var sent = deployment.getResources().get(file);
        if (sent != null) {
            sent.setBytes(content);
            return;
        }
        deployment.addResource(made);
        Context.getCommandContext().getResourceManager().insertResource(made);
    }

    /** Files by their plain names; the folder is that of the flow of the same name, else a new one named by the deployment. */
    private FlowFolder folder(DeploymentEntity deployment) {
        var files = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> files.put(name.substring(name.lastIndexOf('/') + 1), resource.getBytes()));
        var flow = files.keySet().stream().filter(f -> f.endsWith(".bpmn")).map(f -> f.replaceFirst("\\.bpmn$", "")).findFirst();
        var known = flow.flatMap(history::folderOf);
        String name = deployment.getName() == null ? "" : deployment.getName();
        return new FlowFolder(known.orElse(name.matches("[a-z-]+/[a-z-]+") ? name : "shared/" + flow.orElse(name)), files);
    }
}
