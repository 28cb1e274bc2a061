package io.tiaoli.processes.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** Finds the form that a step or start shows, in the deployment of its flow or the latest. */
@Component
class FormSource {

    private final Map<String, Form> read = new ConcurrentHashMap<>();
    /** A flow's own form by its deployment and key, which never changes. */
    private final Map<List<String>, Form> own = new ConcurrentHashMap<>();

    /** The form of a definition, where it has one; read inside an engine command. */
    Optional<Form> of(FormDefinition definition, String deploymentId, VariableScope scope) {
        if (definition == null || definition.getCamundaFormDefinitionKey() == null) return Optional.empty();
        var key = definition.getCamundaFormDefinitionKey().getValue(scope);
        if (key == null) return Optional.empty();
        boolean isOwn = "deployment".equals(definition.getCamundaFormDefinitionBinding());
        var known = isOwn ? own.get(List.of(deploymentId, key.toString())) : null;
        if (known != null) return Optional.of(known);
        var reference = new CamundaFormRefImpl(key.toString(), definition.getCamundaFormDefinitionBinding());
        var command = Context.getCommandContext();
        var found = command.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deploymentId));
        if (found == null) throw new BadUserRequestException("没有名为「%s」的表单".formatted(key));
        var form = read.computeIfAbsent(found.getId(), id -> Form.of(command.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(found.getDeploymentId(), found.getResourceName()).getBytes()));
        if (isOwn) own.put(List.of(deploymentId, key.toString()), form);
        return Optional.of(form);
    }
}
