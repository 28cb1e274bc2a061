package io.tiaoli.processes.safety;

import java.util.List;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** Stands before the engine's own deployers, so that a model is checked whatever route it comes by. */
final class AllowListAtDeployment implements Deployer {

    /** All suffixes that the engine takes for a model, the older ones too. */
    private static final Pattern MODEL = Pattern.compile("(?i).*\\.?(bpmn20\\.xml|bpmn|dmn11\\.xml|dmn|cmmn11\\.xml|cmmn10\\.xml|cmmn|form)");

    private final ModelAllowList allowed;

    AllowListAtDeployment(ModelAllowList allowed) {
        this.allowed = allowed;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) return;
        List<String> messages = deployment.getResources().values().stream()
                .filter(resource -> MODEL.matcher(resource.getName()).matches())
                .flatMap(resource -> allowed.check(resource.getName(), resource.getBytes()).stream())
                .map(Finding::message).toList();
        if (!messages.isEmpty()) throw new BadUserRequestException("没有部署：" + String.join("；", messages));
    }
}
