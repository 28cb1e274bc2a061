package io.tiaoli.processes.flows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.tiaoli.workers.checklists.CheckSheets;
import io.tiaoli.workers.wording.Wordings;

/** Stands before the engine's own deployers, so that every way of deploying is checked, recorded and publishes its wording. */
@Component
public class FlowDeployer implements Deployer {

    private final FlowCheck check;
    private final FlowHistory history;
    private final Wordings wordings;
    private final CheckSheets sheets;
    private final ObjectProvider<BeforeDeployment> before;

    FlowDeployer(FlowCheck check, FlowHistory history, Wordings wordings, CheckSheets sheets, ObjectProvider<BeforeDeployment> before) {
        this.check = check;
        this.history = history;
        this.wordings = wordings;
        this.sheets = sheets;
        this.before = before;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) return;
        var folder = ChecklistForms.without(folder(deployment));
        boolean shipped = FlowDeployment.SHIPPED.equals(deployment.getSource());
        if (!shipped) {
            var findings = check.one(folder);
            if (!findings.isEmpty()) throw new FlowRefused(findings);
            before.forEach(one -> {
                var objections = one.findings(folder);
                if (!objections.isEmpty()) throw new FlowRefused(objections);
            });
        }
        history.deployed(deployment.getId(), folder, shipped ? FlowDeployment.SHIPPED : "OWNER",
                Optional.ofNullable(Context.getCommandContext().getAuthentication()).map(Authentication::getUserId),
                shipped ? Optional.empty() : Optional.ofNullable(deployment.getSource()));
        if (!shipped) history.taken(folder);
        folder.files().forEach((file, content) -> {
            if (FlowFolder.isWording(file)) wordings.publish(folder.flow(), file, new String(content, StandardCharsets.UTF_8));
            if (ChecklistForms.isSheet(file)) sheets.publish(folder.flow(), ChecklistForms.key(file), content);
        });
        ChecklistForms.of(folder).forEach((file, content) -> add(deployment, file, content));
    }

    /** The engine finds what it deploys among the resources, which it has already kept at this point. */
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
