package io.tiaoli.processes.engine;

import java.util.Map;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;

/** Gives a flow the decision of its own deployment as this node has already read it: it cannot change any more. */
final class KnownDecisions extends DecisionDefinitionManager {

    /** A decision by where it came from. */
    record Of(String deployment, String key) {}

    private final Map<Of, String> ids;

    /** @param ids kept for all commands of a node */
    KnownDecisions(Map<Of, String> ids) {
        this.ids = ids;
    }

    @Override
    public DecisionDefinitionEntity findDecisionDefinitionByDeploymentAndKey(String deployment, String key) {
        var of = new Of(deployment, key);
        var cached = ids.containsKey(of) ? Context.getProcessEngineConfiguration().getDeploymentCache().getDecisionDefinitionCache().get(ids.get(of)) : null;
        if (cached != null) return cached;
        var found = super.findDecisionDefinitionByDeploymentAndKey(deployment, key);
        if (found != null) ids.put(of, found.getId());
        return found;
    }
}
